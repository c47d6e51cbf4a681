import { secretsFile } from "./env-file";

/** A word that a shell takes as it is. */
function quoted(text: string): string {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A script that reads secrets into a file in memory, which only root can read. Variables have the ARN of a secret of
 * Secrets Manager, with a key of its JSON, a stage and a version behind it as ECS has them, or the name or ARN of a parameter.
 */
export function secretsScript(region: string, secrets: Readonly<Record<string, string>>): string {
    const lines = Object.entries(secrets).map(([name, reference]) => `    ${command(reference)} | assign ${name}`);
    return `#!/bin/bash
# The app's secrets, into memory. They are read again at each boot, which empties it.
set -euo pipefail
umask 077
export AWS_REGION=${region}
parameter() { aws ssm get-parameter --with-decryption --name "$1" --query Parameter.Value --output text; }
secret() { aws secretsmanager get-secret-value --secret-id "$@" --query SecretString --output text; }
json() { python3 -c 'import json, sys; value = json.load(sys.stdin)[sys.argv[1]]; print(value if isinstance(value, str) else json.dumps(value))' "$1"; }
assign() { local value; value=$(sed 's/["$\\\\\`]/\\\\&/g'); printf '%s="%s"\\n' "$1" "$value"; }
mkdir -p ${secretsFile.replace(/\/[^/]+$/, "")}
{
${lines.join("\n")}
} > ${secretsFile}.new
mv ${secretsFile}.new ${secretsFile}
`;
}

/** Prints the value. */
function command(reference: string): string {
    const parts = reference.split(":");
    if (parts[2] !== "secretsmanager") {
        return `parameter ${quoted(reference)}`;
    }
    const [key = "", stage = "", version = ""] = parts.slice(7);
    return [
        `secret ${quoted(parts.slice(0, 7).join(":"))}`,
        stage === "" ? "" : ` --version-stage ${quoted(stage)}`,
        version === "" ? "" : ` --version-id ${quoted(version)}`,
        key === "" ? "" : ` | json ${quoted(key)}`,
    ].join("");
}
