import { keyStatement } from "../shared/key-statement";
import type { Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { secretArns } from "./references";
import { secretKeepers } from "./secrets-key";

/**
 * Lets a role read secrets given by ARN or parameter name: `readParameter` is the action of whoever asks for parameters.
 * Without a key none of them is encrypted, as addresses are not.
 */
export function secretStatements(
    scope: AwsScope,
    references: Readonly<Record<string, string>>,
    keyAlias: string | undefined,
    readParameter: "ssm:GetParameter" | "ssm:GetParameters",
): readonly Statement[] {
    const { parameters, secrets } = secretArns(scope, references);
    const read: Statement[] = [];
    if (parameters.length > 0) {
        read.push({ Sid: "ReadParameters", Effect: "Allow", Action: readParameter, Resource: parameters });
    }
    if (secrets.length > 0) {
        read.push({ Sid: "ReadSecrets", Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secrets });
    }
    return read.length === 0 || keyAlias === undefined
        ? read
        : [...read, { Sid: "DecryptSecrets", ...keyStatement(scope, "kms:Decrypt", [keyAlias], secretKeepers(scope)) }];
}
