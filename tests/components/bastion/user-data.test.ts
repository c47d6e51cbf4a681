import { expect } from "chai";
import { userData } from "../../../components/bastion/user-data";
import { hardenedKernel, withoutSshServer } from "../../../components/shared/host-hardening";

const office = { allowFromCidrs: ["203.0.113.0/24"], users: {} };
const principal = { principalArn: "arn:aws:iam::123456789012:role/Jane" };

const start = [
    "#!/bin/bash",
    "set -euo pipefail",
    "useradd --create-home --shell /bin/bash bastion-session",
    "rm -f /etc/sudoers.d/ssm-agent-users",
];

describe("the bastion's start-up script", () => {
    it("stops the SSH server where nobody uses it", () => {
        expect(userData(undefined)).to.equal([...start, withoutSshServer, ...hardenedKernel, ""].join("\n"));
    });

    it("makes an account for each user, and takes no key but those of the moment", () => {
        expect(userData({ ...office, users: { john: principal, jane: principal } })).to.equal(
            [
                ...start,
                "useradd --create-home --shell /bin/bash jane",
                "useradd --create-home --shell /bin/bash john",
                "cat > /etc/ssh/sshd_config.d/10-bastion.conf <<'CONFIG'",
                "AllowUsers jane john",
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
                "grep -qxF 'Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config || sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config",
                "if sshd -t && sshd -T | grep -ix 'authorizedkeysfile none'; then",
                "    systemctl restart sshd",
                "else",
                "    systemctl disable --now sshd",
                "    echo 'bastion: sshd is stopped, because its hardening has no effect' >&2",
                "fi",
                ...hardenedKernel,
                "",
            ].join("\n"),
        );
    });

    it("is the same whatever the order of the users", () => {
        const forwards = userData({ ...office, users: { jane: principal, john: principal } });
        expect(userData({ ...office, users: { john: principal, jane: principal } })).to.equal(forwards);
    });
});
