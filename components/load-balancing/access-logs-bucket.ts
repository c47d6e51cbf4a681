import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The bucket. */
    bucket: aws.s3.Bucket,
    /** The public access block. */
    publicAccessBlock: aws.s3.BucketPublicAccessBlock,
    /** The ownership controls. */
    ownershipControls: aws.s3.BucketOwnershipControls,
    /** The encryption. */
    encryption: aws.s3.BucketServerSideEncryptionConfiguration,
    /** The bucket policy. */
    bucketPolicy: aws.s3.BucketPolicy,
    /** The versioning. */
    versioning: aws.s3.BucketVersioning,
    /** Expiry of the logs. */
    lifecycle: aws.s3.BucketLifecycleConfiguration,
};

/** Changes to the arguments of inner resources. */
export type AccessLogsBucketTransforms = TransformsOf<typeof inner>;

export interface AccessLogsBucketArgs {
    readonly scope: AwsScope;
    /** Days until a log object expires. */
    readonly retentionDays: number;
    /** Whether the bucket cannot be deleted; without it, deleting the bucket deletes the logs in it. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AccessLogsBucketTransforms | undefined;
}

/** The parts of the bucket that logs of each kind are written to. */
export const logPrefixes = { access: "access", connection: "connection" } as const;

/** Days that an overwritten or expired log object can still be brought back. */
const recoveryDays = 7;

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

    private readonly bucket: aws.s3.Bucket;

    constructor(
        private readonly name: string,
        private readonly args: AccessLogsBucketArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(AccessLogsBucket.type, name, {}, withTransforms(inner, args.transform, opts));
        this.fixedName = pulumi.interpolate`${args.scope.prefix}-${name}-${args.scope.accountId}`;

        this.bucket = new aws.s3.Bucket(
            name,
            { bucket: this.fixedName, forceDestroy: !args.deletionProtection },
            { parent: this, protect: args.deletionProtection },
        );
        this.createLock();
        this.createLifecycle();

        this.bucketName = this.bucket.bucket;
        this.registerOutputs({ bucketName: this.bucketName, ...transformed(this) });
    }

    /** Who may do what with the bucket, and how what is in it is encrypted. */
    private createLock(): void {
        const bucket = this.bucket.id;
        const publicAccessBlock = new aws.s3.BucketPublicAccessBlock(
            this.name,
            {
                bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            { parent: this },
        );
        new aws.s3.BucketOwnershipControls(
            this.name,
            { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
            { parent: this },
        );
        new aws.s3.BucketServerSideEncryptionConfiguration(
            this.name,
            { bucket, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
            { parent: this },
        );
        // S3 refuses two changes of a bucket's access at once.
        new aws.s3.BucketPolicy(
            this.name,
            { bucket, policy: bucketPolicy(this.args.scope, this.fixedName) },
            { parent: this, dependsOn: publicAccessBlock },
        );
    }

    private createLifecycle(): void {
        const bucket = this.bucket.id;
        const versioning = new aws.s3.BucketVersioning(
            this.name,
            { bucket, versioningConfiguration: { status: "Enabled" } },
            { parent: this },
        );
        new aws.s3.BucketLifecycleConfiguration(
            this.name,
            {
                bucket,
                rules: [
                    {
                        id: "expire",
                        status: "Enabled",
                        filter: { prefix: "" },
                        expiration: { days: this.args.retentionDays },
                        noncurrentVersionExpiration: { noncurrentDays: recoveryDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
                    },
                ],
            },
            { parent: this, dependsOn: versioning },
        );
    }
}

/** Load balancers of this account and region may add logs; nobody may come without TLS. */
function bucketPolicy(scope: AwsScope, bucketName: pulumi.Output<string>): pulumi.Output<string> {
    const bucketArn = pulumi.interpolate`arn:${scope.partition}:s3:::${bucketName}`;
    return policyDocument([
        {
            Sid: "LoadBalancersWriteLogs",
            Effect: "Allow",
            Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: Object.values(logPrefixes).map(
                (prefix) => pulumi.interpolate`${bucketArn}/${prefix}/AWSLogs/${scope.accountId}/*`,
            ),
            Condition: { ArnLike: { "aws:SourceArn": arnOf(scope, "elasticloadbalancing", "loadbalancer/*") } },
        },
        {
            Sid: "OnlyTls",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ]);
}
