import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { found } from "../shared/found";

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
 * Stands for the present versions of all secrets; undefined without any. AWS is asked for those that people write, and
 * `versions` has those that the stack writes, which are not there before an update has written them. ECS reads secrets only when a task starts and
 * never notices a new value, so a service's task definition carries this: a new value makes a new revision, which rolls
 * out. Only metadata is asked for, never a value.
 */
export function secretsDigest(
    secrets: Readonly<Record<string, string>>,
    keyAlias: string,
    versions: Readonly<Record<string, string>>,
    parent: pulumi.Resource,
): pulumi.Output<string> | undefined {
    if (Object.keys({ ...secrets, ...versions }).length === 0) {
        return undefined;
    }
    return pulumi
        .output({ ...secretVersions(secrets, keyAlias, parent), ...versions })
        .apply((all) => Object.entries(all).map((entry) => entry.join(" ")))
        .apply((entries) => createHash("sha256").update(entries.sort().join("\n")).digest("hex").slice(0, 16));
}

function secretVersions(secrets: Readonly<Record<string, string>>, keyAlias: string, parent: pulumi.Resource) {
    return mapValues(secrets, (value, variable) => {
        const reference = withoutJsonKey(value);
        const region = regionOf(reference);
        if (isSecretsManager(reference)) {
            const name = reference.split(":")[6]?.replace(/-[A-Za-z0-9]{6}$/, "") ?? "";
            const secret = found(aws.secretsmanager.getSecret({ arn: reference, ...region }, { parent }), parent, {
                missing: `the secret of the variable ${variable}: there is no ${reference}`,
                fix: `aws secretsmanager create-secret --name ${name} --kms-key-id ${keyAlias} --secret-string file://secret.txt, and put the ARN that it prints into the stack's file`,
            });
            return pulumi.output(secret).lastChangedDate;
        }
        const lookup = aws.ssm.getParameter({ name: reference, withDecryption: false, ...region }, { parent });
        const parameter = found(lookup, parent, {
            missing: `the secret of the variable ${variable}: there is no parameter ${reference}`,
            fix: `aws ssm put-parameter --type SecureString --name ${reference.replace(/^arn:.*:parameter/, "")} --key-id ${keyAlias} --value file://secret.txt`,
        });
        return pulumi.output(parameter).version.apply(String);
    });
}

/** A secret's ARN has seven parts; `:<json key>:<stage>:<version>` after it picks a value out of it. */
function withoutJsonKey(reference: string): string {
    return isSecretsManager(reference) ? reference.split(":").slice(0, 7).join(":") : reference;
}

export function isSecretsManager(reference: string): boolean {
    return reference.split(":")[2] === "secretsmanager";
}

/** As an argument of a look-up; a parameter by name is in the stack's own. */
export function regionOf(reference: string): { region?: string } {
    const region = reference.split(":")[3];
    return region === undefined ? {} : { region };
}
