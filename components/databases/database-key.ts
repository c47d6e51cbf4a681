import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { keyAdministration } from "../shared/key-administration";
import { viaServices } from "../shared/key-statement";
import { policyDocument } from "../shared/policy-document";
import { iamArnOf, type AwsScope } from "../shared/scope";

/** A key of its own: whoever gets a copy of a backup one day gets the use of this key and of nothing else. */
export function createDatabaseKey(
    name: string,
    args: {
        readonly scope: AwsScope;
        /** The database's key in the stack file. */
        readonly database: string;
        /** Fixed name, `alias/…`. */
        readonly alias: string;
        readonly deletionProtection: boolean;
    },
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const { scope, database, alias, deletionProtection } = args;
    const key = new aws.kms.Key(
        name,
        {
            description: `${scope.prefix}: database ${database}`,
            enableKeyRotation: true,
            deletionWindowInDays: 30,
            policy: keyPolicy(scope),
        },
        { parent, protect: deletionProtection },
    );
    new aws.kms.Alias(name, { name: alias, targetKeyId: key.keyId }, { parent });
    return key.arn;
}

/**
 * Administration stays with the account's IAM policies. The key is used through RDS (storage, backups, Performance
 * Insights) and through Secrets Manager (the master user's password), for whomever IAM lets use these.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
function keyPolicy(scope: AwsScope): pulumi.Output<string> {
    const account = { Effect: "Allow", Principal: { AWS: iamArnOf(scope, "root") }, Resource: "*" } as const;
    return policyDocument([
        { Sid: "Administration", ...account, Action: keyAdministration },
        {
            Sid: "UseThroughRdsAndSecretsManager",
            ...account,
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"],
            Condition: { StringEquals: { "kms:ViaService": viaServices(scope, ["rds", "secretsmanager"]) } },
        },
    ]);
}
