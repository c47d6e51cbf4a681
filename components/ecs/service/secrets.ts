import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../../shared/records";
import { arnOf, type AwsScope } from "../../shared/scope";

/** ARNs that a role needs to read secrets, by the AWS service that keeps them. */
export interface SecretArns {
    readonly parameters: readonly pulumi.Input<string>[];
    readonly secrets: readonly string[];
}

/** The ARNs of secrets given by ARN or parameter name, each once. */
export function secretArns(scope: AwsScope, secrets: Readonly<Record<string, string>>): SecretArns {
    const references = [...new Set(Object.values(secrets).map(withoutJsonKey))].sort();
    return {
        parameters: references
            .filter((reference) => !isSecretsManager(reference))
            .map((reference) => (reference.startsWith("/") ? arnOf(scope, "ssm", `parameter${reference}`) : reference)),
        secrets: references.filter(isSecretsManager),
    };
}

/**
 * Stands for the present versions of all secrets; undefined without any. ECS reads secrets only when a task starts and
 * never notices a new value, so a service's task definition carries this: a new value makes a new revision, which rolls
 * out. Only metadata is asked for, never a value.
 */
export function secretsDigest(
    secrets: Readonly<Record<string, string>>,
    parent: pulumi.Resource,
): pulumi.Output<string> | undefined {
    if (Object.keys(secrets).length === 0) {
        return undefined;
    }
    return pulumi
        .output(secretVersions(secrets, parent))
        .apply((versions) => Object.entries(versions).map((entry) => entry.join(" ")))
        .apply((entries) => createHash("sha256").update(entries.sort().join("\n")).digest("hex").slice(0, 16));
}

function secretVersions(secrets: Readonly<Record<string, string>>, parent: pulumi.Resource) {
    return mapValues(secrets, (value) => {
        const reference = withoutJsonKey(value);
        return isSecretsManager(reference)
            ? aws.secretsmanager.getSecretOutput({ arn: reference, ...regionOf(reference) }, { parent }).lastChangedDate
            : aws.ssm
                  .getParameterOutput({ name: reference, withDecryption: false, ...regionOf(reference) }, { parent })
                  .version.apply(String);
    });
}

/** A secret's ARN has seven parts; `:<json key>:<stage>:<version>` after it picks a value out of it. */
function withoutJsonKey(reference: string): string {
    return isSecretsManager(reference) ? reference.split(":").slice(0, 7).join(":") : reference;
}

function isSecretsManager(reference: string): boolean {
    return reference.split(":")[2] === "secretsmanager";
}

function regionOf(reference: string): { region?: string } {
    const region = reference.split(":")[3];
    return region === undefined ? {} : { region };
}
