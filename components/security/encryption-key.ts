import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, iamArnOf, type AwsScope } from "../shared/scope";
import { spendStatements } from "../shared/spend-statements";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The key. */
    key: aws.kms.Key,
    /** The alias. */
    alias: aws.kms.Alias,
};

/** Changes to the arguments of inner resources. */
export type EncryptionKeyTransforms = TransformsOf<typeof inner>;

export interface EncryptionKeyArgs {
    readonly scope: AwsScope;
    /** Whether Pulumi refuses to delete the key: what it encrypted could never be read again. */
    readonly deletionProtection: boolean;
    /** Whether log delivery writes into a bucket that the key encrypts, as flow logs do. Default: false. */
    readonly forLogDelivery?: boolean;
    /** Whether budgets and cost anomalies publish to a topic that the key encrypts. Default: false. */
    readonly takesSpend?: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: EncryptionKeyTransforms | undefined;
}

/**
 * The stack's key for logs and alert topics, rotated once a year. About 1 USD a month.
 *
 * Children: the key and its alias `alias/<prefix>`.
 */
export class EncryptionKey extends pulumi.ComponentResource {
    static readonly type = "platform:security:EncryptionKey";

    /** ARN of the key. */
    readonly keyArn: pulumi.Output<string>;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        super(EncryptionKey.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;

        const key = new aws.kms.Key(
            name,
            {
                description: `${scope.prefix}: logs and alert topics`,
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                policy: keyPolicy(scope, args),
            },
            { parent: this, protect: args.deletionProtection },
        );
        new aws.kms.Alias(name, { name: `alias/${scope.prefix}`, targetKeyId: key.keyId }, { parent: this });

        this.keyArn = key.arn;
        this.registerOutputs({ keyArn: this.keyArn, ...transformed(this) });
    }
}

/** Administration stays with the account's IAM policies; services may use the key for this account's own resources. */
function keyPolicy(
    scope: AwsScope,
    { forLogDelivery = false, takesSpend = false }: EncryptionKeyArgs,
): pulumi.Output<string> {
    const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"];
    return policyDocument([
        {
            Sid: "Administration",
            Effect: "Allow",
            Principal: { AWS: iamArnOf(scope, "root") },
            Action: "kms:*",
            Resource: "*",
        },
        {
            Sid: "Logs",
            Effect: "Allow",
            Principal: { Service: `logs.${scope.region}.amazonaws.com` },
            Action: use,
            Resource: "*",
            Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arnOf(scope, "logs", "*") } },
        },
        {
            Sid: "AlarmsPublishToTopics",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": scope.accountId } },
        },
        ...(forLogDelivery ? [logDelivery(scope, use)] : []),
        ...(takesSpend
            ? spendStatements(scope, { Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" })
            : []),
    ]);
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html */
function logDelivery(scope: AwsScope, use: readonly string[]): Statement {
    return {
        Sid: "LogDeliveryIntoBuckets",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: use,
        Resource: "*",
        Condition: {
            StringEquals: { "aws:SourceAccount": scope.accountId },
            ArnLike: { "aws:SourceArn": arnOf(scope, "logs", "*") },
        },
    };
}
