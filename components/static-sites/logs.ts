import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogBucket, type LogBucketArgs } from "../shared/log-bucket";
import { atEdge, edgeRegion } from "../shared/edge";

/** What `transform` of a site reaches of its logs. */
export const logResources = {
    /** The log of who used the bucket besides CloudFront. */
    logging: aws.s3.BucketLogging,
    /** The log of requests, as CloudFront offers it. */
    deliverySource: aws.cloudwatch.LogDeliverySource,
    /** Where it goes. */
    deliveryDestination: aws.cloudwatch.LogDeliveryDestination,
    /** That it goes there. */
    delivery: aws.cloudwatch.LogDelivery,
};

export interface SiteLogsArgs extends Pick<LogBucketArgs, "scope" | "bucketName" | "deletionProtection"> {
    readonly retentionDays: number;
    /** Name of the delivery's source and destination. */
    readonly deliveryName: string;
    /** The site's bucket, whose log of its own goes there as well. */
    readonly site: { readonly bucket: pulumi.Input<string>; readonly bucketArn: pulumi.Input<string> };
    readonly distributionArn: pulumi.Input<string>;
}

/**
 * The log of a site's requests, as JSON by the day, and that of its bucket: whoever read or changed files past CloudFront.
 *
 * Without a prefix in the destination's ARN, AWS puts one of its own before the path when a delivery is made, and takes it
 * away when it is changed.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/46328
 */
export function createSiteLogs(name: string, args: SiteLogsArgs, parent: pulumi.Resource): void {
    const { scope, site, deliveryName } = args;
    const there = atEdge(scope);
    const { bucket, policy } = createLogBucket(
        `${name}-logs`,
        { ...args, writers: (arn) => writersOf(args, arn) },
        parent,
    );
    const opts = { parent, dependsOn: policy };
    new aws.s3.BucketLogging(
        name,
        { bucket: site.bucket, targetBucket: bucket.id, targetPrefix: `${folders.bucket}/` },
        opts,
    );
    const source = new aws.cloudwatch.LogDeliverySource(
        name,
        { name: deliveryName, logType: "ACCESS_LOGS", resourceArn: args.distributionArn, ...there },
        { parent },
    );
    const destination = new aws.cloudwatch.LogDeliveryDestination(
        name,
        {
            name: deliveryName,
            outputFormat: "json",
            deliveryDestinationConfiguration: {
                destinationResourceArn: pulumi.interpolate`${bucket.arn}/${folders.requests}`,
            },
            ...there,
        },
        { parent },
    );
    new aws.cloudwatch.LogDelivery(
        name,
        {
            deliverySourceName: source.name,
            deliveryDestinationArn: destination.arn,
            s3DeliveryConfigurations: [{ suffixPath: "{yyyy}/{MM}/{dd}", enableHiveCompatiblePath: false }],
            ...there,
        },
        opts,
    );
}

/** Where each log is in the bucket. */
const folders = { requests: "requests", bucket: "bucket" } as const;

/** Without a statement that lets it write, log delivery would put one into a policy that the program manages. */
function writersOf({ scope, site, deliveryName }: SiteLogsArgs, bucketArn: pulumi.Output<string>) {
    const { accountId, partition } = scope;
    const writer = (Sid: string, service: string, folder: string, source: pulumi.Input<string>) => ({
        Sid,
        Effect: "Allow" as const,
        Principal: { Service: service },
        Action: "s3:PutObject",
        Resource: pulumi.interpolate`${bucketArn}/${folder}/*`,
        Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnEquals: { "aws:SourceArn": source } },
    });
    const source = pulumi.interpolate`arn:${partition}:logs:${edgeRegion}:${accountId}:delivery-source:${deliveryName}`;
    return [
        writer("LogDeliveryWrites", "delivery.logs.amazonaws.com", folders.requests, source),
        writer("BucketLogWrites", "logging.s3.amazonaws.com", folders.bucket, site.bucketArn),
    ];
}
