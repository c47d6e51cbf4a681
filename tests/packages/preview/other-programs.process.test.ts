import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { runPreview, textOf } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const MODULES = path.resolve(__dirname, "../../../node_modules");

interface Output {
    readonly exitCode: number;
    readonly worlds: Record<
        "strict" | "placeholder",
        { readonly resources: { readonly urn: string; readonly kind: string }[] }
    >;
    readonly differences: unknown[];
    readonly findings: unknown[];
}

/** Longer than what the loader leaves to Node.js. */
const PADDING = `// ${"-".repeat(2000)}\n`;

describe("preview: programs of other people", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** A project with installed packages of its own beside those of the repository. */
    function withPackages(files: Readonly<Record<string, string>>): string {
        const root = projects.write({ "Pulumi.yaml": PROJECT, ...files }, false);
        symlinkSync(path.join(MODULES, "@pulumi"), path.join(root, "node_modules/@pulumi"));
        return root;
    }

    async function json(root: string, ...flags: readonly string[]): Promise<Output> {
        const { code, stdout } = await runPreview(["dev", "--json", "--cwd", root, ...flags]);
        const output = JSON.parse(stdout) as Output;
        expect(output.exitCode).to.equal(code);
        return output;
    }

    it("may keep a resource in an installed package, which each world makes anew", async () => {
        const root = withPackages({
            "node_modules/alerts/package.json": '{ "name": "alerts", "version": "1.0.0" }',
            "node_modules/alerts/index.js":
                'const { topic } = require("kept");\nexports.alerts = () => topic("alerts");\n',
            "node_modules/kept/package.json": '{ "name": "kept", "version": "1.0.0" }',
            "node_modules/kept/index.js": [
                'const { Topic } = require("@pulumi/aws/sns");',
                "const kept = {};",
                "exports.topic = (name) => (kept[name] ??= new Topic(name));",
            ].join("\n"),
            "index.ts": 'import { alerts } from "alerts";\nexport const arn = alerts().arn;\n',
        });
        for (const flags of [[], ["--plain-sdk"]]) {
            const { exitCode, worlds, differences } = await json(root, ...flags);
            const made = (world: "strict" | "placeholder"): string[] =>
                worlds[world].resources.filter(({ kind }) => kind === "custom").map(({ urn }) => urn);
            const topic = "urn:pulumi:dev::sample::aws:sns/topic:Topic::alerts";
            expect({ exitCode, strict: made("strict"), placeholder: made("placeholder"), differences }).to.deep.equal({
                exitCode: 0,
                strict: [topic],
                placeholder: [topic],
                differences: [],
            });
        }
    });

    it("may require an ES module, whether its package says that it is one or not", async function () {
        if (!("require_module" in process.features)) {
            this.skip(); // before 20.19 and 22.12
        }
        const root = withPackages({
            "node_modules/said/package.json":
                '{ "name": "said", "version": "1.0.0", "type": "module", "exports": "./index.js" }',
            "node_modules/said/index.js": `${PADDING}import { sep } from "node:path";\nexport const said = sep;\n`,
            "node_modules/unsaid/package.json": '{ "name": "unsaid", "version": "1.0.0" }',
            "node_modules/unsaid/index.js": `${PADDING}import { sep } from "node:path";\nexport const unsaid = sep;\n`,
            "index.ts":
                'import { said } from "said";\nimport { unsaid } from "unsaid";\nexport const both = said + unsaid;\n',
        });
        const ran = await runPreview(["dev", "--cwd", root]);
        expect(textOf(ran, root)).to.include(`  both  ${path.sep}${path.sep}\n`);
        expect(ran.code).to.equal(0);
    });

    it("may throw an error of a resource that is none", async () => {
        const root = projects.write({
            "index.ts":
                'import { ResourceError } from "@pulumi/pulumi";\nthrow new ResourceError("none here", undefined as never);\n',
        });
        const { exitCode, findings } = await json(root);
        expect(exitCode).to.equal(2);
        expect(findings).to.deep.equal([
            {
                source: "program",
                level: "mandatory",
                code: "resource-error",
                message: "none here",
                location: { file: path.join(root, "index.ts"), line: 2, column: 7 },
            },
        ]);
    });

    it("have their failures and logged errors among the findings", async () => {
        const root = projects.write({
            "index.ts": [
                'import { log } from "@pulumi/pulumi";',
                'import { Topic } from "@pulumi/aws/sns";',
                'void log.error("half of it is missing");',
                'new Topic("t").arn.apply(() => { throw new RangeError("too late"); });',
            ].join("\n"),
        });
        const { exitCode, findings } = await json(root);
        const common = { source: "program", level: "mandatory" };
        expect(exitCode).to.equal(2);
        expect(findings).to.deep.equal([
            { ...common, code: "logged-error", message: "half of it is missing" },
            {
                ...common,
                code: "exception",
                message: "RangeError: too late",
                location: { file: path.join(root, "index.ts"), line: 4, column: 40 },
                world: "placeholder",
            },
        ]);
        const sarif = await runPreview(["dev", "--sarif", "--cwd", root]);
        const { runs } = JSON.parse(sarif.stdout) as { runs: { results: { ruleId: string }[] }[] };
        expect(runs[0]?.results.map(({ ruleId }) => ruleId)).to.deep.equal([
            "program/logged-error",
            "program/exception",
        ]);
    });

    it("may ask for what only an update would ask for: a login is made up, the rest is a note", async () => {
        const root = projects.write({
            "Pulumi.yaml": PROJECT,
            "index.ts": [
                'import * as aws from "@pulumi/aws";',
                'const { registryId } = new aws.ecr.Repository("app");',
                "const token = aws.ecr.getAuthorizationTokenOutput({ registryId });",
                "const login = registryId.apply((id) => aws.ecr.getCredentials({ registryId: id }));",
                'export const decoded = login.apply(({ authorizationToken: text }) => Buffer.from(text, "base64").toString());',
                "export const server = token.proxyEndpoint;",
                'export const state = aws.ecs.getClusterOutput({ clusterName: new aws.ecs.Cluster("c").name }).status;',
            ].join("\n"),
        });
        const ran = await runPreview(["dev", "--cwd", root]);
        const lines = textOf(ran, root).split("\n");
        const start = lines.indexOf("Stack outputs");
        expect(lines.slice(start, start + 10)).to.deep.equal([
            "Stack outputs",
            "  decoded  AWS:made-up  (made up)",
            "  server   https://123456789012.dkr.ecr.eu-west-1.amazonaws.com  (made up)",
            "  state    [unknown]",
            "",
            "Problems",
            'note program/data-source (placeholder only) nothing is known about the result of aws:ecs/getCluster:getCluster({"clusterName":"c-bb23b5d"})',
            "    Add to preview-fixtures.yaml:",
            "      invokes:",
            "        - token: aws:ecs/getCluster:getCluster",
        ]);
        // No arguments: they are made up.
        expect(lines[start + 10]).to.match(/^ {10}result: \{ arn: …, /);
        expect(lines.at(-2)).to.equal("ok sample/dev: 2 resources in 0 components, 1 note");
        expect(ran.code).to.equal(0);
    });
});

const PROJECT = "name: sample\nruntime: nodejs\nconfig: { aws:region: { value: eu-west-1 } }\n";
