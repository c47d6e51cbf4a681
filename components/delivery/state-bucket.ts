import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administration, ofAccount } from "../shared/key-administration";
import { createLogBucket, logBucketParts } from "../shared/log-bucket";
import { policyDocument } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { stateKeyAlias } from "./state";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...logBucketParts,
    /** The key. */
    key: aws.kms.Key,
    /** Its alias. */
    alias: aws.kms.Alias,
    /** The log of who used the bucket. */
    logging: aws.s3.BucketLogging,
};

export type StateBucketTransforms = TransformsOf<typeof inner>;

export interface StateBucketArgs {
    readonly scope: AwsScope;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: StateBucketTransforms | undefined;
}

/**
 * Where Pulumi keeps the states of an account's stacks, and the key for them and for the secrets in them.
 *
 * Children: the bucket `<project>-state-<account>-<region>` with its parts, another for the log of who used it, the key and its
 * alias. About 1 USD a month. All are protected: without them no stack can be updated.
 */
export class StateBucket extends pulumi.ComponentResource {
    static readonly type = "platform:delivery:StateBucket";

    readonly bucketName: pulumi.Output<string>;

    constructor(name: string, args: StateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super(StateBucket.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        const key = new aws.kms.Key(
            name,
            {
                description: `${pulumi.getProject()}: state of its stacks`,
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                policy: keyPolicy(scope),
            },
            { parent: this, protect: true },
        );
        new aws.kms.Alias(name, { name: stateKeyAlias(), targetKeyId: key.keyId }, { parent: this });
        const { bucket } = createLogBucket(
            name,
            {
                scope,
                bucketName: bucketName(scope, "state"),
                deletionProtection: true,
                encryptionKeyArn: key.arn,
                writers: () => [], // whoever deploys, by IAM
            },
            this,
        );
        this.logReaders(`${name}-logs`, scope, bucket.id);
        this.bucketName = bucket.bucket;
        this.registerOutputs({ bucketName: this.bucketName, ...transformed(this) });
    }

    /** Who read the state, and with it every input of every resource. S3's log service takes no key but S3's own. */
    private logReaders(name: string, scope: AwsScope, bucket: pulumi.Output<string>): void {
        const logs = createLogBucket(
            name,
            {
                scope,
                bucketName: bucketName(scope, "state-logs"),
                retentionDays: 365,
                deletionProtection: true,
                writers: (arn) => [
                    {
                        Sid: "Logs",
                        Effect: "Allow",
                        Principal: { Service: "logging.s3.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: pulumi.interpolate`${arn}/*`,
                        Condition: { StringEquals: { "aws:SourceAccount": scope.accountId } },
                    },
                ],
            },
            this,
        );
        new aws.s3.BucketLogging(
            name,
            { bucket, targetBucket: logs.bucket.id, targetPrefix: "state/" },
            { parent: this, dependsOn: logs.policy },
        );
    }
}

function bucketName({ accountId, region }: AwsScope, what: string): pulumi.Output<string> {
    return pulumi.interpolate`${pulumi.getProject()}-${what}-${accountId}-${region}`;
}

/** S3 uses the key, and the Pulumi CLI itself for the secrets in a state: whoever IAM lets. */
function keyPolicy(scope: AwsScope): pulumi.Output<string> {
    const account = ofAccount(scope);
    return policyDocument([
        administration(scope),
        { Sid: "Use", ...account, Action: ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey*"] },
    ]);
}
