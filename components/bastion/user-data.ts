import { hardenedKernel, withoutSshServer } from "../shared/host-hardening";
import type { SshConfig } from "./block";

const sshdConfig = "/etc/ssh/sshd_config";
const dropIns = "/etc/ssh/sshd_config.d/*.conf";

/** Account of the shells of Session Manager, which has no rights of root. */
export const sessionUser = "bastion-session";

const sessionAccount = [
    `useradd --create-home --shell /bin/bash ${sessionUser}`,
    "rm -f /etc/sudoers.d/ssm-agent-users", // the agent's own account, ssm-user, would be root
];

/**
 * What an instance runs when it starts; it needs no network. Shells of Session Manager get an
 * account without rights of root, for root could stop the log. With SSH, each user gets an account without password and
 * without rights of root, and the server takes no key but those that EC2 Instance Connect shows it for a minute;
 * where these settings have no effect, it is stopped. A change replaces the instance.
 * @returns a shell script
 */
export function userData(ssh: SshConfig | undefined): string {
    const server = ssh === undefined ? [withoutSshServer] : withSsh(ssh);
    return ["#!/bin/bash", "set -euo pipefail", ...sessionAccount, ...server, ...hardenedKernel, ""].join("\n");
}

function withSsh({ users }: SshConfig): readonly string[] {
    const names = Object.keys(users).sort(); // so that another order in the configuration replaces nothing
    return [
        ...names.map((name) => `useradd --create-home --shell /bin/bash ${name}`),
        "cat > /etc/ssh/sshd_config.d/10-bastion.conf <<'CONFIG'",
        `AllowUsers ${names.join(" ")}`,
        "AuthenticationMethods publickey",
        "AuthorizedKeysFile none",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "PermitRootLogin no",
        "AllowAgentForwarding no",
        "X11Forwarding no",
        "PermitTunnel no",
        "MaxAuthTries 3",
        "LoginGraceTime 30",
        "ClientAliveInterval 300",
        "ClientAliveCountMax 3",
        "CONFIG",
        // Not every release of the image reads the directory; where none is read, ec2-user could log in, with any key.
        `grep -qxF 'Include ${dropIns}' ${sshdConfig} || sed -i '1i Include ${dropIns}' ${sshdConfig}`,
        "if sshd -t && sshd -T | grep -ix 'authorizedkeysfile none'; then",
        "    systemctl restart sshd",
        "else",
        "    systemctl disable --now sshd",
        "    echo 'bastion: sshd is stopped, because its hardening has no effect' >&2",
        "fi",
    ];
}
