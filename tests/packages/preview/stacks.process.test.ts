import { rmSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { runPreview, textOf } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const PROGRAM = path.resolve(__dirname, "../../fixtures/programs/single-file");

describe("preview: stacks and flags", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("an unknown stack: names the missing file and the stacks that exist", async () => {
        const root = projects.write({ "Pulumi.prod.yaml": "" });
        const ran = await runPreview(["--stack", "test", "--cwd", root]);
        expect(textOf(ran, root)).to.equal(
            'there is no stack "test": <root>/Pulumi.test.yaml does not exist. Stacks with a file: dev, prod.\n',
        );
        expect(ran.code).to.equal(2);
    });

    it("broken YAML: names the line", async () => {
        const root = projects.write({ "Pulumi.dev.yaml": "config:\n  a: [1\n  b: 2\n" });
        const ran = await runPreview(["dev", "--cwd", root]);
        expect(textOf(ran, root)).to.equal("<root>/Pulumi.dev.yaml:3:3: broken YAML: deficient indentation\n");
        expect(ran.code).to.equal(2);
    });

    for (const [format, rule] of [
        ["json", /"code": "usage"/],
        ["sarif", /"ruleId": "program\/usage"[^]*"uri": "Pulumi.dev.yaml"[^]*"startLine": 3/],
        ["markdown", /program\/usage \|/],
    ] as const) {
        it(`broken YAML with --${format}: writes the format that was asked for`, async () => {
            const root = projects.write({ "Pulumi.dev.yaml": "config:\n  a: [1\n  b: 2\n" });
            const { code, stdout, stderr } = await runPreview(["dev", "--cwd", root, `--${format}`]);
            expect(stdout).to.match(rule).and.to.include("broken YAML: deficient indentation");
            expect([code, stderr.trim().split("\n").length]).to.deep.equal([2, 1]);
        });
    }

    it("problems of the configuration with --sarif: each at the line of its key", async () => {
        const message =
            'config: 2 problems in stack \\"dev\\"\\n- sample:a: is wrong. Set it\\n- sample:b.c[0]: so is this. Set it';
        const root = projects.write({
            "Pulumi.dev.yaml": "config:\n  sample:a: 1\n  sample:b:\n    c:\n      - 2\n",
            "index.ts": `import * as pulumi from "@pulumi/pulumi";\nthrow new pulumi.RunError("${message}");\n`,
        });
        const { stdout } = await runPreview(["dev", "--cwd", root, "--sarif"]);
        interface Result {
            readonly message: { readonly text: string };
            readonly locations: readonly [
                { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } },
            ];
        }
        const [{ results }] = (JSON.parse(stdout) as { runs: readonly [{ results: readonly Result[] }] }).runs;
        expect(
            results.map(({ message: { text }, locations: [{ physicalLocation: at }] }) => [
                text.split("\n")[0],
                at.artifactLocation.uri,
                at.region.startLine,
            ]),
        ).to.deep.equal([
            ["sample:a: is wrong. Set it", "Pulumi.dev.yaml", 2],
            ["sample:b.c[0]: so is this. Set it", "Pulumi.dev.yaml", 5],
        ]);
    });

    it("an empty stack and an empty program: a valid, empty plan", async () => {
        const root = projects.write({ "index.ts": "" });
        const ran = await runPreview(["dev", "--cwd", root]);
        expect(textOf(ran, root)).to.equal("sample-dev 0\n\nok sample/dev: 0 resources in 0 components\n");
        expect(ran.code).to.equal(0);
    });

    it("no project: says what to do", async () => {
        const ran = await runPreview(["dev", "--cwd", "/nowhere"]);
        expect(ran).to.deep.include({
            code: 2,
            stderr: "there is no Pulumi.yaml in /nowhere or above it. Name the project's directory with --cwd.\n",
        });
    });

    it("a project whose packages are not installed: says what to do", async () => {
        const root = projects.write({ "index.ts": "" });
        rmSync(path.join(root, "node_modules"));
        const ran = await runPreview(["dev", "--cwd", root]);
        expect(textOf(ran, root)).to.equal("@pulumi/pulumi is not installed for <root>. Run npm install there.\n");
        expect(ran.code).to.equal(2);
    });

    it("a bad flag: exit code 2 and one line", async () => {
        expect(await runPreview(["--colour"])).to.deep.equal({
            code: 2,
            stdout: "",
            stderr: "unknown flag --colour. Run with --help to see all flags.\n",
        });
    });

    it("--config and --config-file replace what the stack says", async () => {
        const root = projects.write({
            "index.ts":
                'import { Config } from "@pulumi/pulumi";\nexport const size = new Config().require("size");\nexport const name = new Config().require("name");\n',
            "other.yaml": "config: { size: 7, name: other }\n",
        });
        const flags = ["--config-file", path.join(root, "other.yaml"), "--config", "name=third"];
        const { stdout } = await runPreview(["dev", "--cwd", root, ...flags]);
        expect(stdout).to.include("  name  third\n  size  7\n");
    });

    it("--organization: what the program is told", async () => {
        const root = projects.write({
            "index.ts": 'import { getOrganization } from "@pulumi/pulumi";\nexport const who = getOrganization();\n',
        });
        expect((await runPreview(["dev", "--cwd", root])).stdout).to.include("  who  organization\n");
        expect((await runPreview(["dev", "--cwd", root, "--organization", "team"])).stdout).to.include("  who  team\n");
    });

    it("--filter: only what matches, with what it belongs to", async () => {
        const { stdout } = await runPreview(["dev", "--cwd", PROGRAM, "--filter", "LOGGROUP"]);
        expect(stdout).to.equal(
            [
                "single-file-dev 2",
                "└─ cloudwatch/LogGroup ×2  one, two",
                "",
                "By type",
                "   2  cloudwatch/LogGroup",
                "",
                "ok single-file/dev: 7 resources in 0 components",
                "",
            ].join("\n"),
        );
    });

    it("--show: one resource in full, marking what a first preview does not know", async () => {
        const { stdout } = await runPreview(["dev", "--cwd", PROGRAM, "--show", "LogGroup::one"]);
        const lines = stdout.split("\n");
        expect(lines[0]).to.equal("urn:pulumi:dev::single-file::aws:cloudwatch/logGroup:LogGroup::one");
        expect(lines).to.include("  made at: index.ts:14:9");
        expect(stdout).to.match(/kmsKeyId: "arn:aws:kms:eu-west-1:.+" {2}\(unknown in a first preview\)\n/);
        expect(lines).to.include("    retentionInDays: 30");
        const none = await runPreview(["dev", "--cwd", PROGRAM, "--show", "LogGroup::three"]);
        expect(none).to.deep.include({
            code: 2,
            stderr: '--show: no resource has a URN that ends with "LogGroup::three".\n',
        });
    });

    it("--timings: what took how long", async () => {
        const { stdout } = await runPreview(["dev", "--cwd", PROGRAM, "--timings"]);
        expect(stdout).to.match(/\nTimings\n(.+ \d+ ms\n)*strict world +\d+ ms\nplaceholder world +\d+ ms\n/);
    });

    it("colours on request only: plain when it is no terminal, or NO_COLOR is set", async () => {
        const outputs = await Promise.all(
            [{}, { FORCE_COLOR: "1" }, { FORCE_COLOR: "1", NO_COLOR: "1" }].map(async (environment) => {
                const { stdout } = await runPreview(["dev", "--cwd", PROGRAM], environment);
                return stdout;
            }),
        );
        expect(outputs[0]).to.not.include("\u001b[");
        expect(outputs[1]).to.include("\u001b[1msingle-file-dev\u001b[22m");
        expect(outputs[2]).to.not.include("\u001b[");
    });

    it("fixtures from a named file", async () => {
        const root = projects.write({
            "index.ts":
                'import { StackReference } from "@pulumi/pulumi";\nexport const id = new StackReference("a/b/c").requireOutput("id");\n',
            "answers.yaml": "stackReferences: { a/b/c: { id: net-1 } }\n",
        });
        const { code, stdout } = await runPreview([
            "dev",
            "--cwd",
            root,
            "--fixtures",
            path.join(root, "answers.yaml"),
        ]);
        expect(stdout).to.include("  id  net-1\n");
        expect(code).to.equal(0);
    });
});
