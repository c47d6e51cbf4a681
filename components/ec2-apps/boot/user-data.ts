import { createHash } from "node:crypto";
import { hardenedKernel, withoutSshServer } from "../../shared/host-hardening";
import { agentConfig, type AgentConfigArgs } from "./agent-config";
import { envFile, variablesFile } from "./env-file";
import { secretsScript } from "./secrets-script";

export interface UserDataArgs extends AgentConfigArgs {
    /** Region of the stack. */
    readonly region: string;
    readonly environment: Readonly<Record<string, string>>;
    /** References to secrets by variables. */
    readonly secrets: Readonly<Record<string, string>>;
    /** Stands for the secrets' present values: another one starts new instances. Undefined without secrets. */
    readonly secretsDigest: string | undefined;
    /** The app's own script, which begins with `#!`. */
    readonly startScript: string;
}

/** Most bytes. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
export const longestUserData = 16_384;

const agent = "/opt/aws/amazon-cloudwatch-agent";
const readSecrets = "/usr/local/sbin/platform-secrets";
const startApp = "/usr/local/sbin/platform-start";

/**
 * What an instance does at its first boot, and never again: harden itself, write the app's variables, start the CloudWatch agent, read the
 * secrets, and run the app's own script. Each step ends the boot when it fails: the load balancer then never finds the
 * instance healthy, and the rollout goes back.
 */
export function userData(args: UserDataArgs): string {
    const { startScript } = args;
    return `#!/bin/bash
set -euo pipefail

${[...hardenedKernel, withoutSshServer].join("\n")}

# Variables, for EnvironmentFile= of the app's unit.
mkdir -p /etc/platform
cat > ${variablesFile} <<'$END'
${envFile(args.environment)}$END

# Logs and metrics, before what may fail.
[ -x ${agent}/bin/amazon-cloudwatch-agent-ctl ] || dnf install -y amazon-cloudwatch-agent
cat > ${agent}/etc/platform.json <<'AGENT'
${agentConfig(args)}
AGENT
${agent}/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${agent}/etc/platform.json
${secretsPart(args)}
# The app.
${executable(startApp, startScript)}
${startApp}
`;
}

function secretsPart({ region, secrets, secretsDigest }: UserDataArgs): string {
    return Object.keys(secrets).length === 0
        ? ""
        : `
# Secrets, at this boot and at every later one. Their values are those of ${secretsDigest ?? "no known version"}.
${executable(readSecrets, secretsScript(region, secrets))}
cat > /etc/systemd/system/platform-secrets.service <<'UNIT'
[Unit]
Description=The app's secrets, into memory
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${readSecrets}

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now platform-secrets
`;
}

/** Writes a program. No text holds its own digest, so nothing in it ends it early. */
function executable(path: string, text: string): string {
    const end = `END-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
    const whole = text.endsWith("\n") ? text : `${text}\n`;
    return `cat > ${path} <<'${end}'\n${whole}${end}\nchmod 755 ${path}`;
}
