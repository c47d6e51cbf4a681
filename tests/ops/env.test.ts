import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { changedLines, StackFile } from "../../ops/stack-file";
import { fixture, operate, type Circumstances } from "./support/operator";

const repository = path.resolve(__dirname, "../..");

describe("ops env", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(path.join(tmpdir(), "ops-env-test-"));
        cpSync(fixture, root, { recursive: true });
    });
    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    const env = (args: readonly string[], circumstances: Circumstances = {}) =>
        operate(["env", ...args, "--stack", "test"], { root, ...circumstances });
    const file = () => readFileSync(path.join(root, "Pulumi.test.yaml"), "utf8");

    it("shows variables, names of secrets, and where they come from", async () => {
        expect(await env(["permits-next"])).to.deep.include({
            code: 0,
            out: [
                "variable    value       from",
                "AWS_REGION  us-east-1   platform",
                "FEATURE     on          permits-next",
                "NODE_ENV    production  permits",
                "TOKEN       (a secret)  permits",
                "",
            ].join("\n"),
        });
    });

    it("--json", async () => {
        expect((await env(["permits", "--json"])).answer).to.deep.equal({
            version: 1,
            command: "env",
            stack: "test",
            service: "permits",
            variables: [
                { name: "AWS_REGION", value: "us-east-1", from: "platform" },
                { name: "NODE_ENV", value: "production", from: "permits" },
                { name: "TOKEN", secret: true, from: "permits" },
            ],
            databases: [],
        });
    });

    it("set shows the changed lines and the plan of the changed file, and writes nothing", async () => {
        const before = file();
        const spawned: { args: readonly string[]; planned: string }[] = [];
        const { code, out } = await env(["permits", "set", "NODE_ENV=test", "LEVEL=3"], {
            spawn: (_command, args) => {
                spawned.push({ args, planned: readFileSync(args[5] ?? "", "utf8") });
                return Promise.resolve(0);
            },
        });
        expect(out).to.equal(
            [
                "@@ line 29 @@",
                "        exec: true",
                "        environment:",
                "-         NODE_ENV: production",
                "+         NODE_ENV: test",
                '+         LEVEL: "3"',
                "Nothing was written. With --write, Pulumi.test.yaml is.",
                "",
            ].join("\n"),
        );
        expect(code).to.equal(0);
        expect(file()).to.equal(before);
        const [{ args, planned } = { args: [], planned: "" }] = spawned;
        expect(args).to.deep.equal([
            path.join(repository, "packages/cli/preview.cjs"),
            ...["test", "--cwd", root, "--config-file", args[5], "--against", "HEAD"],
        ]);
        expect(planned).to.equal(before.replace("NODE_ENV: production", 'NODE_ENV: test\n        LEVEL: "3"'));
    });

    it("--write writes the file, with all else in it as it was", async () => {
        const before = file();
        const { code, out } = await env(["permits", "set", "NODE_ENV=test", "--write", "--no-plan"]);
        expect(out).to.match(/Written to Pulumi\.test\.yaml\. Deploy it with pulumi up\.\n$/);
        expect(code).to.equal(0);
        expect(file()).to.equal(before.replace("NODE_ENV: production", "NODE_ENV: test"));
    });

    it("exit code 1, and nothing written, when the plan has problems", async () => {
        const before = file();
        const { code, out } = await env(["permits", "set", "A=b", "--write"], { spawn: () => Promise.resolve(2) });
        expect(out).to.match(/The plan of the change has problems: nothing was written\.\n$/);
        expect(code).to.equal(1);
        expect(file()).to.equal(before);
    });

    it("unset takes a variable out, and the block with the last one", async () => {
        const before = file();
        await env(["permits", "unset", "NODE_ENV", "--write", "--no-plan"]);
        expect(file()).to.equal(before.replace("      environment:\n        NODE_ENV: production\n", ""));
    });

    it("of a variant, changes the variant", async () => {
        const before = file();
        await env(["permits-next", "set", "FEATURE=off", "--write", "--no-plan"]);
        expect(file()).to.equal(before.replace('FEATURE: "on"', 'FEATURE: "off"'));
    });

    it("says so where the file says it already", async () => {
        expect((await env(["permits", "set", "NODE_ENV=production"])).out).to.equal(
            "Pulumi.test.yaml says so already.\n",
        );
    });

    for (const [what, args, message] of [
        [
            "what is no action",
            ["permits", "add", "A=b"],
            '"add A=b" is no change; allowed: set NAME=VALUE… or unset NAME…\n',
        ],
        ["nothing to set", ["permits", "set"], '"set" is no change; allowed: set NAME=VALUE… or unset NAME…\n'],
        ["a name without a value", ["permits", "set", "A"], '"A" has no value; allowed: NAME=VALUE.\n'],
        [
            "a variable that is not there",
            ["permits", "unset", "A"],
            'permits has no variable "A" of its own in Pulumi.test.yaml.\n',
        ],
        [
            "a service's variable of a variant",
            ["permits-next", "unset", "NODE_ENV"],
            'permits-next has no variable "NODE_ENV" of its own in Pulumi.test.yaml.\n',
        ],
        [
            "what the file's checks refuse",
            ["permits", "set", "TOKEN=x", "a-b=1"],
            'config: 1 problem in stack "test"\n- platform:services.permits.environment.a-b: "a-b" is not valid; allowed letters, digits and underscores, no digit first. Rename it in Pulumi.test.yaml\n',
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            expect(await env([...args, "--no-plan"])).to.deep.include({ code: 2, err: message });
        });
    }
});

describe("a stack file", () => {
    for (const stack of ["prod", "staging"]) {
        it(`Pulumi.${stack}.yaml comes back as it is`, () => {
            const file = new StackFile(path.join(repository, `Pulumi.${stack}.yaml`));
            expect(file.after).to.equal(file.before);
        });
    }

    it("writes texts as the CLI does", () => {
        const file = new StackFile(path.join(fixture, "Pulumi.test.yaml"));
        const texts = [
            "plain",
            "true",
            "No",
            "1",
            "1e3",
            "0x1f",
            "",
            "~",
            "a: b",
            "#a",
            "it's",
            "*a",
            " a",
            "2026-11-30",
            "1:30",
            "10.16.0.20",
            "1.0.0",
            "12-a",
        ];
        texts.forEach((text, index) => {
            file.set(["config", "texts", `t${index}`], text);
        });
        const [, written = ""] = file.after.split("  texts:\n");
        expect(written.split("\n").map((line) => line.replace(/^ +t\d+: /, ""))).to.deep.equal([
            ...[
                "plain",
                '"true"',
                '"No"',
                '"1"',
                '"1e3"',
                '"0x1f"',
                '""',
                '"~"',
                "'a: b'",
                "'#a'",
                "it's",
                "'*a'",
                "' a'",
            ],
            ...['"2026-11-30"', '"1:30"', "10.16.0.20", "1.0.0", "12-a"],
            "",
        ]);
    });

    it("lines that differ stand between the lines around them", () => {
        expect(changedLines("a\nb\nc\nd\n", "a\nb\nx\ny\nd\n")).to.deep.equal([
            "@@ line 3 @@",
            "  a",
            "  b",
            "- c",
            "+ x",
            "+ y",
        ]);
        expect(changedLines("a\na\n", "a\na\na\n")).to.deep.equal(["@@ line 3 @@", "  a", "  a", "+ a"]);
        expect(changedLines("a\n", "a\n")).to.deep.equal([]);
    });
});
