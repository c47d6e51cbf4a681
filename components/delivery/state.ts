import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";

/** Alias of the key that encrypts the states of the project's stacks, and the secrets in them; `bootstrap` makes it. */
export function stateKeyAlias(): string {
    return `alias/${pulumi.getProject()}-state`;
}

/** The bucket of the state, and all that is in it. */
export function stateArns({ partition }: AwsScope, bucket: string): readonly pulumi.Output<string>[] {
    return [pulumi.interpolate`arn:${partition}:s3:::${bucket}`, pulumi.interpolate`arn:${partition}:s3:::${bucket}/*`];
}

/** The state may be written and read, but what keeps its versions and its secrets stays. */
export function keepState(scope: AwsScope, bucket: string): readonly Statement[] {
    return [
        {
            Sid: "KeepState",
            Effect: "Deny",
            Action: [
                "s3:DeleteBucket*",
                "s3:DeleteObjectVersion",
                "s3:PutBucket*",
                "s3:PutEncryptionConfiguration",
                "s3:PutLifecycleConfiguration",
            ],
            Resource: stateArns(scope, bucket),
        },
        {
            Sid: "KeepItsKey",
            Effect: "Deny",
            Action: ["kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"],
            Resource: "*",
            Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": stateKeyAlias() } },
        },
    ];
}
