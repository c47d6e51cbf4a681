import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { secureBucket } from "../shared/log-bucket";
import type { AwsScope } from "../shared/scope";

/** Days that a file that was overwritten or deleted can be brought back. */
const recoveryDays = 90;

/**
 * Lets one distribution read a site's bucket, and nobody else. Without the right to list, S3 would say of a file that is not
 * there that it is forbidden.
 *
 * @returns what has to be there before a file is.
 */
export function secureSiteBucket(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly bucket: aws.s3.Bucket;
        /** Known in a first preview. */
        readonly bucketName: pulumi.Output<string>;
        readonly distributionArn: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { scope, bucket, bucketName, distributionArn } = args;
    const reads = {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": distributionArn } },
    } as const;
    const { policy, versioning } = secureBucket(
        name,
        bucket.id,
        {
            ...{ scope, bucketName, recoveryDays, knownLater: true },
            writers: (arn) => [
                { Sid: "ItsDistribution", ...reads, Action: "s3:GetObject", Resource: pulumi.interpolate`${arn}/*` },
                { Sid: "SaysWhatIsMissing", ...reads, Action: "s3:ListBucket", Resource: arn },
            ],
        },
        parent,
    );
    return [policy, versioning];
}
