import * as pulumi from "@pulumi/pulumi";
import { keyStatement, viaServices } from "../shared/key-statement";
import { createLogBucket, type LogBucketArgs } from "../shared/log-bucket";
import type { Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { logArchiveNames } from "./names";
import type { LogArchiveConfig } from "./schema";

/** Where the archive is, and what Firehose's role may do there. */
export interface ArchivePlace {
    readonly bucketName: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;
    readonly keyArn: pulumi.Input<string>;
    readonly statements: readonly Statement[];
    /** What has to be there before something is written. */
    readonly after: readonly pulumi.Resource[];
}

const defaultRetentionDays = 730;

/** What a role needs of S3 to write big files in parts. @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3 */
const ofBucket = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
const ofObjects = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"];
const ofKey = ["kms:Decrypt", "kms:GenerateDataKey"];

/** The stack's own bucket. */
export function createPlace(
    name: string,
    args: Pick<LogBucketArgs, "scope" | "deletionProtection"> & {
        readonly config: LogArchiveConfig;
        readonly encryptionKeyArn: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): ArchivePlace {
    const { scope, config, encryptionKeyArn, deletionProtection } = args;
    const bucketName = scope.accountId.apply(logArchiveNames(scope.prefix).bucketIn);
    const retentionDays = config.retentionDays ?? defaultRetentionDays;
    const { bucket, policy, versioning } = createLogBucket(
        name,
        { scope, bucketName, retentionDays, encryptionKeyArn, deletionProtection, writers: () => [] },
        parent,
    );
    const key = keyStatement(scope, ofKey, [`alias/${scope.prefix}`], viaServices(scope, ["s3"]));
    return {
        bucketName,
        bucketArn: bucket.arn,
        keyArn: encryptionKeyArn,
        statements: [...bucketStatements(bucketArnOf(scope, bucketName), ofObjects), key],
        after: [policy, versioning],
    };
}

/** A bucket in another account, whose policy and key have to let the role in. */
export function placeElsewhere(scope: AwsScope, bucket: NonNullable<LogArchiveConfig["bucket"]>): ArchivePlace {
    const bucketArn = bucketArnOf(scope, bucket.name);
    const owner = { StringEquals: { "s3:ResourceAccount": bucket.accountId } };
    // Without the last of these the objects would stay this account's.
    const statements = bucketStatements(bucketArn, [...ofObjects, "s3:PutObjectAcl"]);
    return {
        bucketName: pulumi.output(bucket.name),
        bucketArn,
        keyArn: bucket.keyArn,
        statements: [
            ...statements.map((statement) => ({ ...statement, Condition: owner })),
            {
                Effect: "Allow",
                Action: ofKey,
                Resource: bucket.keyArn,
                Condition: { StringEquals: { "kms:ViaService": viaServices(scope, ["s3"]) } },
            },
        ],
        after: [],
    };
}

function bucketStatements(bucketArn: pulumi.Output<string>, objectActions: readonly string[]): readonly Statement[] {
    return [
        { Effect: "Allow", Action: ofBucket, Resource: bucketArn },
        { Effect: "Allow", Action: objectActions, Resource: pulumi.interpolate`${bucketArn}/*` },
    ];
}

/** Known in a first preview. */
function bucketArnOf({ partition }: AwsScope, bucketName: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.interpolate`arn:${partition}:s3:::${bucketName}`;
}
