import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { agentConfig } from "../../../../components/ec2-apps/boot/agent-config";
import { userData, type UserDataArgs } from "../../../../components/ec2-apps/boot/user-data";
import { scriptHoldsSecret } from "../../../../policy-pack/policies/identity/secret-looks";

/** All that a shell could stumble over. */
const odd = "it's \"a\" $HOME `id` \\n & ; <<'$END'\n$END\nlast";

const secrets = {
    LICENSE: "/platform/test/maps/license",
    PASSWORD: "arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3:pass'word::",
    WHOLE: "arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3",
};

function script(args: Partial<UserDataArgs> = {}): string {
    return userData({
        region: "us-east-1",
        environment: { PORT: "8080" },
        secrets: {},
        secretsDigest: undefined,
        logGroup: "/platform-test/ec2-apps/maps",
        files: ["/var/log/app/*.log"],
        startScript: "#!/bin/bash\nsystemctl enable --now maps\n",
        ...args,
    });
}

/** Commands of an instance, as far as a test can do without: each writes down that it was called. */
const commands = {
    dnf: 'mkdir -p "$ROOT/opt/aws/amazon-cloudwatch-agent/bin" "$ROOT/opt/aws/amazon-cloudwatch-agent/etc"\nprintf "#!/bin/bash\\necho agent \\$* >> \\"$ROOT/calls\\"\\n" > "$ROOT/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl"\nchmod 755 "$ROOT/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl"',
    systemctl: '[ "$*" != "enable --now platform-secrets" ] || "$ROOT/usr/local/sbin/platform-secrets"',
    aws: 'case "$*" in\n*license*) printf "%s\\n" "$ODD" ;;\n*) printf "%s\\n" "{\\"pass\'word\\": \\"p\\", \\"port\\": 1}" ;;\nesac',
};

/** Runs the script in a folder of its own, with the instance's commands replaced. */
function boot(text: string) {
    const root = mkdtempSync(join(tmpdir(), "ec2-app-"));
    const bin = join(root, "bin");
    const folders = ["etc/systemd/system", "etc/sysctl.d", "usr/lib/systemd", "usr/local/sbin", "run"];
    for (const folder of [bin, ...folders.map((part) => join(root, part))]) {
        mkdirSync(folder, { recursive: true });
    }
    for (const [name, body] of Object.entries(commands)) {
        writeFileSync(join(bin, name), `#!/bin/bash\nset -e\necho ${name} "$*" >> "$ROOT/calls"\n${body}\n`);
        chmodSync(join(bin, name), 0o755);
    }
    const sysctl = join(root, "usr/lib/systemd/systemd-sysctl");
    writeFileSync(sysctl, '#!/bin/bash\necho systemd-sysctl "$*" >> "$ROOT/calls"\n');
    chmodSync(sysctl, 0o755);
    const inside = text.replace(/(?<![\w.])\/(etc|opt|usr\/lib|usr\/local|run)\//g, `${root}/$1/`);
    const env = { PATH: `${bin}:${process.env["PATH"] ?? ""}`, ROOT: root, ODD: odd };
    const { status, stderr } = spawnSync("bash", ["-s"], { input: inside, env });
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    /** Variables of a file, as bash reads them. */
    const variables = (path: string, ...names: string[]) =>
        names.map((name) => {
            const shell = `set -eu; source "$1"; printf %s "$${name}"`;
            return spawnSync("bash", ["-c", shell, "-", join(root, path)]).stdout.toString();
        });
    return { status, stderr: stderr.toString(), read, variables };
}

describe("the user data of an EC2 app", () => {
    it("writes its variables, starts the agent and then the app", () => {
        const { status, stderr, read, variables } = boot(script({ environment: { PORT: "8080", ODD: odd } }));
        expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
        expect(variables("etc/platform/app.env", "PORT", "ODD")).to.deep.equal(["8080", odd]);
        const calls = read("calls").trim().split("\n");
        expect(calls.map((call) => call.replace(/\S*\//, ""))).to.deep.equal([
            "systemd-sysctl 90-platform.conf",
            "systemctl cat sshd",
            "systemctl disable --now sshd",
            "dnf install -y amazon-cloudwatch-agent",
            "agent -a fetch-config -m ec2 -s -c platform.json",
            "systemctl enable --now maps",
        ]);
        const configuration = JSON.parse(read("opt/aws/amazon-cloudwatch-agent/etc/platform.json")) as unknown;
        const files = ["/var/log/app/*.log"];
        expect(configuration).to.deep.equal(
            JSON.parse(agentConfig({ logGroup: "/platform-test/ec2-apps/maps", files })),
        );
    });

    it("reads secrets of every form into memory before the app starts, for root alone", () => {
        const { status, stderr, read, variables } = boot(script({ secrets, secretsDigest: "0123456789abcdef" }));
        expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
        expect(variables("run/platform/secrets.env", "LICENSE", "PASSWORD", "WHOLE")).to.deep.equal([
            odd,
            "p",
            '{"pass\'word": "p", "port": 1}',
        ]);
        expect(read("usr/local/sbin/platform-secrets")).to.contain("\numask 077\n");
        expect(read("etc/systemd/system/platform-secrets.service")).to.contain("RemainAfterExit=yes");
        expect(
            read("calls")
                .split("\n")
                .slice(5, 11)
                .map((call) => call.replace(/ --query.*/, "")),
        ).to.deep.equal([
            "systemctl daemon-reload",
            "systemctl enable --now platform-secrets",
            "aws ssm get-parameter --with-decryption --name /platform/test/maps/license",
            "aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3",
            "aws secretsmanager get-secret-value --secret-id arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3",
            "systemctl enable --now maps",
        ]);
    });

    it("does not start the app without a secret", () => {
        const lost = { ...secrets, WHOLE: secrets.WHOLE + ":no-such-key::" };
        const { status, read } = boot(script({ secrets: lost }));
        expect(status).to.not.equal(0);
        expect(read("calls")).to.not.contain("enable --now maps");
    });

    it("runs an app's script in whatever language, with whatever is in it", () => {
        const startScript = `#!/usr/bin/env python3\nimport os\nopen(os.environ["ROOT"] + "/calls", "w").write("""${odd.replaceAll("\\", "")}""")`;
        const { status, stderr, read } = boot(script({ startScript }));
        expect({ status, stderr }).to.deep.equal({ status: 0, stderr: "" });
        expect(read("calls")).to.equal(odd.replaceAll("\\", ""));
    });

    it("changes with the values of the secrets, and holds none", () => {
        const now = script({ secrets, secretsDigest: "0123456789abcdef" });
        expect(now).to.not.equal(script({ secrets, secretsDigest: "fedcba9876543210" }));
        expect(scriptHoldsSecret(now)).to.equal(false);
    });
});

describe("the CloudWatch agent's configuration", () => {
    it("publishes memory once, the disk by group alone, and each file to a stream of its own", () => {
        const { metrics, logs } = JSON.parse(agentConfig({ logGroup: "/g", files: ["/var/log/app/*.log"] })) as Record<
            string,
            Record<string, unknown>
        >;
        expect(metrics).to.deep.equal({
            append_dimensions: { AutoScalingGroupName: "${aws:AutoScalingGroupName}" },
            aggregation_dimensions: [["AutoScalingGroupName"]],
            metrics_collected: {
                mem: { measurement: ["mem_used_percent"] },
                disk: {
                    resources: ["/"],
                    measurement: ["disk_used_percent"],
                    drop_device: true,
                    drop_original_metrics: ["disk_used_percent"],
                },
            },
        });
        const file = (file_path: string, stream: string) => ({
            ...{ file_path, log_group_name: "/g", publish_multi_logs: true },
            log_stream_name: `{instance_id}${stream}`,
        });
        expect(logs?.["logs_collected"]).to.deep.equal({
            files: {
                collect_list: [
                    file("/var/log/cloud-init-output.log", "/var/log/cloud-init-output.log"),
                    file("/var/log/app/*.log", "/var/log/app/_.log"),
                ],
            },
        });
    });
});
