import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administration, ofAccount } from "../shared/key-administration";
import { viaServices } from "../shared/key-statement";
import { createLogBucket, logBucketParts } from "../shared/log-bucket";
import { policyDocument, type Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { Organization } from "./organization";
import { trailArn, trailOwner, type TrailOwner } from "./trail-owner";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...logBucketParts,
    /** The key. */
    key: aws.kms.Key,
    /** Its alias. */
    alias: aws.kms.Alias,
};

export type AuditLogTransforms = TransformsOf<typeof inner>;

export type AuditWriter = "trail" | "config";

export interface AuditLogArgs {
    readonly scope: AwsScope;
    /** Who writes. */
    readonly writers: readonly AuditWriter[];
    /** Days until a file expires. */
    readonly retentionDays: number;
    /** Whether nobody can delete the files, or the bucket, before they expire. */
    readonly deletionProtection: boolean;
    /** Whose trail writes, where it is not the account's alone. */
    readonly organization?: Organization | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AuditLogTransforms | undefined;
}

/**
 * The bucket that CloudTrail and AWS Config write to and nobody else, and the key for what is in it. With `deletionProtection` nobody
 * deletes a file of it while its policy stands, administrators included.
 *
 * Children: the bucket `<prefix>-audit-<account>-<region>` with its parts, the key and its alias `alias/<prefix>-audit`. About 1 USD
 * a month, and 0.023 USD a gigabyte. Another name replaces the bucket.
 */
export class AuditLog extends pulumi.ComponentResource {
    static readonly type = "platform:account:AuditLog";

    readonly bucketName: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** What lets the services write: they are refused until it is there. */
    readonly policy: pulumi.Resource;

    constructor(name: string, args: AuditLogArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AuditLog.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, writers, retentionDays, deletionProtection, organization } = args;
        const owner = trailOwner(scope, organization);
        const key = new aws.kms.Key(
            name,
            {
                description: `${scope.prefix}: trail and configuration history of the account`,
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                policy: keyPolicy(scope, writers, owner),
            },
            { parent: this, protect: deletionProtection },
        );
        new aws.kms.Alias(name, { name: `alias/${scope.prefix}-audit`, targetKeyId: key.keyId }, { parent: this });
        const { bucket, policy } = createLogBucket(
            name,
            {
                ...{ scope, retentionDays, deletionProtection },
                bucketName: pulumi.interpolate`${scope.prefix}-audit-${scope.accountId}-${scope.region}`,
                encryptionKeyArn: key.arn,
                writers: (arn) => [
                    ...writers.flatMap((writer) =>
                        writer === "trail" ? trailWrites(scope, arn, owner) : configWrites(scope, arn),
                    ),
                    ...(deletionProtection ? [keepFiles(arn)] : []),
                ],
            },
            this,
        );
        this.bucketName = bucket.bucket;
        this.keyArn = key.arn;
        this.policy = policy;
        this.registerOutputs({ bucketName: this.bucketName, ...transformed(this) });
    }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function trailWrites(scope: AwsScope, bucketArn: pulumi.Output<string>, owner: TrailOwner): readonly Statement[] {
    const trail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" } } as const;
    const own = { "aws:SourceArn": trailArn(scope, owner) };
    const paths = owner.folders.map((folder) => pulumi.interpolate`${bucketArn}/AWSLogs/${folder}/*`);
    const [Resource = paths] = paths.length === 1 ? paths : []; // one is no list, so that nothing changes
    const owned = { ...own, "s3:x-amz-acl": "bucket-owner-full-control" };
    return [
        {
            Sid: "TrailLooks",
            ...trail,
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: { StringEquals: own },
        },
        { Sid: "TrailWrites", ...trail, Action: "s3:PutObject", Resource, Condition: { StringEquals: owned } },
    ];
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function configWrites(scope: AwsScope, bucketArn: pulumi.Output<string>): readonly Statement[] {
    const config = { Effect: "Allow", Principal: { Service: "config.amazonaws.com" } } as const;
    const own = { "aws:SourceAccount": scope.accountId };
    const Resource = pulumi.interpolate`${bucketArn}/AWSLogs/${scope.accountId}/Config/*`;
    const owned = { ...own, "s3:x-amz-acl": "bucket-owner-full-control" };
    return [
        {
            Sid: "ConfigLooks",
            ...config,
            Action: ["s3:GetBucketAcl", "s3:ListBucket"],
            Resource: bucketArn,
            Condition: { StringEquals: own },
        },
        { Sid: "ConfigWrites", ...config, Action: "s3:PutObject", Resource, Condition: { StringEquals: owned } },
    ];
}

/** Expiry goes on: S3 does that itself. */
function keepFiles(bucketArn: pulumi.Output<string>): Statement {
    return {
        Sid: "NobodyDeletes",
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
        Resource: pulumi.interpolate`${bucketArn}/*`,
    };
}

/** Administration stays with the account's IAM policies, and so does reading: whom IAM lets, through S3 alone. */
function keyPolicy(scope: AwsScope, writers: readonly AuditWriter[], owner: TrailOwner): pulumi.Output<string> {
    return policyDocument([
        administration(scope),
        ...writers.flatMap((writer) => (writer === "trail" ? trailEncrypts(scope, owner) : configEncrypts(scope))),
        {
            Sid: "ReadersThroughS3",
            ...ofAccount(scope),
            Action: "kms:Decrypt",
            Condition: { StringEquals: { "kms:ViaService": viaServices(scope, ["s3"]) } },
        },
    ]);
}

/**
 * It decrypts the bucket's key, which stands between this key and those of the files.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function trailEncrypts(scope: AwsScope, owner: TrailOwner): readonly Statement[] {
    const trail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Resource: "*" } as const;
    const own = { "aws:SourceArn": trailArn(scope, owner) };
    const context = pulumi.interpolate`arn:${scope.partition}:cloudtrail:*:${owner.accountId}:trail/*`;
    return [
        {
            Sid: "TrailEncrypts",
            ...trail,
            Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
            Condition: { StringEquals: own, StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": context } },
        },
        { Sid: "TrailLooksAtKey", ...trail, Action: "kms:DescribeKey", Condition: { StringEquals: own } },
    ];
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html */
function configEncrypts(scope: AwsScope): readonly Statement[] {
    return [
        {
            Sid: "ConfigEncrypts",
            Effect: "Allow",
            Principal: { Service: "config.amazonaws.com" },
            Action: ["kms:GenerateDataKey*", "kms:Decrypt"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": scope.accountId } },
        },
    ];
}
