import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { hardenedKernel, withoutSshServer } from "../../../components/shared/host-hardening";

/** What `withoutSshServer` calls, where `systemctl cat sshd` ends with a status. */
function callsWithout(status: number) {
    const systemctl = `systemctl() { if [ "$1" = cat ]; then return ${status}; fi; echo "$*"; }`;
    const run = spawnSync("bash", ["-euc", `${systemctl}\n${withoutSshServer}\necho on`]);
    return { status: run.status, lines: run.stdout.toString().trim().split("\n") };
}

describe("the hardening of instances", () => {
    it("sets what no program there needs, from a file of its own", () => {
        expect(hardenedKernel).to.deep.equal([
            "cat > /etc/sysctl.d/90-platform.conf <<'SYSCTL'",
            "kernel.kptr_restrict = 1",
            "kernel.dmesg_restrict = 1",
            "kernel.yama.ptrace_scope = 1",
            "kernel.unprivileged_bpf_disabled = 1",
            "fs.protected_fifos = 1",
            "fs.protected_regular = 1",
            "net.ipv4.conf.*.accept_redirects = 0",
            "net.ipv4.conf.*.send_redirects = 0",
            "net.ipv6.conf.*.accept_redirects = 0",
            "SYSCTL",
            "/usr/lib/systemd/systemd-sysctl /etc/sysctl.d/90-platform.conf",
        ]);
    });

    it("stops the SSH server, and goes on where an image has none", () => {
        expect(callsWithout(0)).to.deep.equal({ status: 0, lines: ["disable --now sshd", "on"] });
        expect(callsWithout(1)).to.deep.equal({ status: 0, lines: ["on"] });
    });
});
