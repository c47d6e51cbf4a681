import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, policyObject, type Statement } from "./policy-document";
import type { AwsScope } from "./scope";

/** What `transform` of a component with a log bucket reaches. */
export const logBucketParts = {
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
    /** Expiry of the objects. */
    lifecycle: aws.s3.BucketLifecycleConfiguration,
};

export interface SecureBucketArgs {
    readonly scope: AwsScope;
    /** Known in a first preview, at most 63 characters. Another name replaces the bucket. */
    readonly bucketName: pulumi.Input<string>;
    /** Days until an object expires. Default: objects stay. */
    readonly retentionDays?: number | undefined;
    /** Days that an overwritten or expired object can still be brought back. Default: 7 where objects expire, else a year. */
    readonly recoveryDays?: number;
    /** Key that encrypts the objects. Default: S3's own, for services that can use no other. */
    readonly encryptionKeyArn?: pulumi.Input<string>;
    /** Who may do what; `bucketArn` is known in a first preview. */
    readonly writers: (bucketArn: pulumi.Output<string>) => readonly Statement[];
    /** Whether what they say is known after the creation alone. Policies can read the rest of it then. Default: false. */
    readonly knownLater?: boolean;
}

export interface LogBucketArgs extends SecureBucketArgs {
    /** Whether the bucket cannot be deleted; without it, deleting the bucket deletes the logs in it. */
    readonly deletionProtection: boolean;
}

/**
 * A bucket that a service of AWS writes logs to, and nobody else anything. Encrypted, versioned, expiring; about 0.023 USD
 * a gigabyte and month.
 *
 * @returns the bucket, and its policy, which whoever sends logs waits for.
 */
export function createLogBucket(
    name: string,
    args: LogBucketArgs,
    parent: pulumi.Resource,
): { readonly bucket: aws.s3.Bucket } & ReturnType<typeof secureBucket> {
    const bucket = new aws.s3.Bucket(
        name,
        { bucket: args.bucketName, forceDestroy: !args.deletionProtection },
        { parent, protect: args.deletionProtection },
    );
    return { bucket, ...secureBucket(name, bucket.id, args, parent) };
}

/**
 * The settings of a private bucket: nobody's access but that of `writers`, encryption, versions and their expiry.
 *
 * @returns what has to be there before something is written to it.
 */
export function secureBucket(
    name: string,
    bucket: pulumi.Output<string>,
    args: SecureBucketArgs,
    parent: pulumi.Resource,
): { readonly policy: aws.s3.BucketPolicy; readonly versioning: aws.s3.BucketVersioning } {
    return { policy: lock(name, bucket, args, parent), versioning: expire(name, bucket, args, parent) };
}

/** Who may do what with the bucket, and how what is in it is encrypted. */
function lock(
    name: string,
    bucket: pulumi.Output<string>,
    { scope, bucketName, encryptionKeyArn, writers, knownLater = false }: SecureBucketArgs,
    parent: pulumi.Resource,
): aws.s3.BucketPolicy {
    const publicAccessBlock = new aws.s3.BucketPublicAccessBlock(
        name,
        { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
        { parent },
    );
    const ownership = { objectOwnership: "BucketOwnerEnforced" };
    new aws.s3.BucketOwnershipControls(name, { bucket, rule: ownership }, { parent });
    new aws.s3.BucketServerSideEncryptionConfiguration(
        name,
        { bucket, rules: [encryptionRule(encryptionKeyArn)] },
        { parent },
    );
    const arn = pulumi.interpolate`arn:${scope.partition}:s3:::${bucketName}`;
    const statements = [...writers(arn), onlyTls(arn)];
    // S3 refuses two changes of a bucket's access at once.
    return new aws.s3.BucketPolicy(
        name,
        { bucket, policy: knownLater ? policyObject(statements) : policyDocument(statements) },
        { parent, dependsOn: publicAccessBlock },
    );
}

function expire(
    name: string,
    bucket: pulumi.Output<string>,
    { retentionDays: days, recoveryDays = days === undefined ? 365 : 7 }: SecureBucketArgs,
    parent: pulumi.Resource,
): aws.s3.BucketVersioning {
    const versioning = new aws.s3.BucketVersioning(
        name,
        { bucket, versioningConfiguration: { status: "Enabled" } },
        { parent },
    );
    new aws.s3.BucketLifecycleConfiguration(
        name,
        {
            bucket,
            rules: [
                {
                    id: "expire",
                    status: "Enabled",
                    filter: { prefix: "" },
                    ...(days === undefined ? {} : { expiration: { days } }),
                    noncurrentVersionExpiration: { noncurrentDays: recoveryDays },
                    abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
                },
            ],
        },
        { parent, dependsOn: versioning },
    );
    return versioning;
}

function encryptionRule(key: pulumi.Input<string> | undefined) {
    return key === undefined
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
        : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key },
              bucketKeyEnabled: true, // one request to KMS for many objects
          };
}

function onlyTls(bucketArn: pulumi.Output<string>): Statement {
    return {
        Sid: "OnlyTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}
