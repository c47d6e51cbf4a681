import { expect } from "chai";
import { sshProblems } from "../../../components/bastion/ssh-access";
import { userData } from "../../../components/bastion/user-data";

const office = { allowFromCidrs: ["203.0.113.0/24"], users: {} };
const principal = { principalArn: "arn:aws:iam::123456789012:role/Jane" };

describe("the check of SSH access", () => {
    it("lets named ranges and users through", () => {
        expect(sshProblems({ allowFromCidrs: ["203.0.113.0/24", "10.1.0.0/16"], users: { jane: principal } })).to.be
            .empty;
    });

    for (const [cidr, problem] of [
        [
            "0.0.0.0/0",
            /^bastion\.ssh\.allowFromCidrs: 0\.0\.0\.0\/0 has 4294967296 addresses; allowed: ranges of \/16 and/,
        ],
        ["128.0.0.0/1", /128\.0\.0\.0\/1 has 2147483648 addresses/],
        ["10.0.0.0/15", /10\.0\.0\.0\/15 has 131072 addresses/],
        ["::/0", /::\/0 is no range; allowed: an IPv4 range in CIDR notation/],
        ["0::/0", /0::\/0 is no range/],
        ["203.0.113.1/24", /203\.0\.113\.1\/24 is no range; .*did you mean 203\.0\.113\.0\/24\?/],
        ["0.0.0.0/00", /0\.0\.0\.0\/00 has 4294967296 addresses/],
    ] as const) {
        it(`refuses ${cidr}`, () => {
            const problems = sshProblems({ ...office, allowFromCidrs: [cidr] });
            expect(problems).to.have.length(1);
            expect(problems[0]).to.match(problem);
        });
    }

    it("refuses accounts of the system, and names that a shell could misread", () => {
        const users = { root: principal, "ec2-user": principal, "a;reboot": principal, jane: principal };
        expect(sshProblems({ ...office, users })).to.deep.equal([
            'bastion.ssh.users: "root" is an account of the system; allowed: any other name. Rename the user',
            'bastion.ssh.users: "ec2-user" is an account of the system; allowed: any other name. Rename the user',
            'bastion.ssh.users: "a;reboot" is no user name; allowed: up to 32 of a-z, 0-9 and -, a letter first',
        ]);
    });

    it("wants at least one range, and tells all problems at once", () => {
        const problems = sshProblems({ allowFromCidrs: [], users: { root: principal } });
        expect(problems).to.have.length(2);
        expect(problems[1]).to.equal(
            "bastion.ssh.allowFromCidrs is empty; allowed: at least one range. Without one, remove bastion.ssh",
        );
    });
});

describe("the bastion's start-up script", () => {
    it("stops the SSH server where nobody uses it", () => {
        expect(userData(undefined)).to.equal("#!/bin/bash\nset -euo pipefail\nsystemctl disable --now sshd\n");
    });

    it("makes an account for each user, and takes no key but those of the moment", () => {
        expect(userData({ ...office, users: { john: principal, jane: principal } })).to.equal(
            [
                "#!/bin/bash",
                "set -euo pipefail",
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
                "systemctl restart sshd",
                "",
            ].join("\n"),
        );
    });

    it("is the same whatever the order of the users", () => {
        const forwards = userData({ ...office, users: { jane: principal, john: principal } });
        expect(userData({ ...office, users: { john: principal, jane: principal } })).to.equal(forwards);
    });
});
