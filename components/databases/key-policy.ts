import type * as pulumi from "@pulumi/pulumi";
import { keyAdministration } from "../shared/key-administration";
import { policyDocument } from "../shared/policy-document";
import { iamArnOf, type AwsScope } from "../shared/scope";

/**
 * Administration stays with the account's IAM policies. The key is used through RDS (storage, backups, Performance
 * Insights) and through Secrets Manager (the master user's password), for whomever IAM lets use these.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
 */
export function databaseKeyPolicy(scope: AwsScope): pulumi.Output<string> {
    const account = { Effect: "Allow", Principal: { AWS: iamArnOf(scope, "root") }, Resource: "*" } as const;
    const through = ["rds", "secretsmanager"].map((service) => `${service}.${scope.region}.amazonaws.com`);
    return policyDocument([
        { Sid: "Administration", ...account, Action: keyAdministration },
        {
            Sid: "UseThroughRdsAndSecretsManager",
            ...account,
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"],
            Condition: { StringEquals: { "kms:ViaService": through } },
        },
    ]);
}
