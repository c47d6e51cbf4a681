import * as pulumi from "@pulumi/pulumi";
import { createLogBucket, logBucketParts, type LogBucketArgs } from "../shared/log-bucket";
import { arnOf } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** Changes to the arguments of inner resources. */
export type AccessLogsBucketTransforms = TransformsOf<typeof logBucketParts>;

export interface AccessLogsBucketArgs extends Pick<LogBucketArgs, "scope" | "retentionDays" | "deletionProtection"> {
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AccessLogsBucketTransforms | undefined;
}

/** The parts of the bucket that logs of each kind are written to. */
export const logPrefixes = { access: "access", connection: "connection" } as const;

/**
 * The bucket that one load balancer writes its access and connection logs to, and nobody else anything.
 *
 * Its encryption is S3's own (SSE-S3): load balancers cannot write to a bucket with a KMS key.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 *
 * Children: the bucket `<prefix>-<name>-<account>` (at most 63 characters), its public access block, ownership, encryption,
 * versioning, lifecycle and policy. About 0.023 USD a gigabyte and month. A new name replaces the bucket.
 */
export class AccessLogsBucket extends pulumi.ComponentResource {
    static readonly type = "platform:load-balancing:AccessLogsBucket";

    readonly bucketName: pulumi.Output<string>;
    /** The same name, known in a first preview. */
    readonly fixedName: pulumi.Output<string>;

    constructor(name: string, args: AccessLogsBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AccessLogsBucket.type, name, {}, withTransforms(logBucketParts, args.transform, opts));
        const { scope } = args;
        this.fixedName = pulumi.interpolate`${scope.prefix}-${name}-${scope.accountId}`;

        const { bucket } = createLogBucket(
            name,
            {
                ...{ scope, retentionDays: args.retentionDays, deletionProtection: args.deletionProtection },
                bucketName: this.fixedName,
                writers: (bucketArn) => [
                    {
                        Sid: "LoadBalancersWriteLogs",
                        Effect: "Allow",
                        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: Object.values(logPrefixes).map(
                            (prefix) => pulumi.interpolate`${bucketArn}/${prefix}/AWSLogs/${scope.accountId}/*`,
                        ),
                        Condition: {
                            ArnLike: { "aws:SourceArn": arnOf(scope, "elasticloadbalancing", "loadbalancer/*") },
                        },
                    },
                ],
            },
            this,
        );

        this.bucketName = bucket.bucket;
        this.registerOutputs({ bucketName: this.bucketName, ...transformed(this) });
    }
}
