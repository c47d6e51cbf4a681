import { expect } from "chai";
import { dump } from "./support/dump";
import { runPreview, textOf } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

/** Without types, whose check takes seconds and has its test. */
const QUICKLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
/** Newer versions of Node.js load TypeScript by themselves. */
const LEAVES_TYPES_OUT = "typescript" in process.features;

interface Output {
    readonly exitCode: number;
    readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** A dynamic provider that makes its ids with an expression. */
function provider(before: string, expression: string): string {
    return `import * as pulumi from "@pulumi/pulumi";
${before}
class Made extends pulumi.dynamic.Resource {
    constructor(name: string) {
        super({ create: async () => ({ id: ${expression} }) }, name, {});
    }
}
new Made("made");
`;
}

describe("preview: programs that only Pulumi's own host runs right", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    async function preview(root: string, ...flags: readonly string[]): Promise<Output> {
        const { stdout } = await runPreview(["dev", "--json", "--cwd", root, ...flags], QUICKLY);
        return JSON.parse(stdout) as Output;
    }

    it("make code of functions that use an installed module: the code is what an update would make", async () => {
        const root = projects.write({
            "index.ts": provider('import { SemVer } from "semver";', 'new SemVer("1.2.3").version'),
        });
        const [[chosen], [grpc]] = [await dump(root, "chosen"), await dump(root, "grpc")];
        const made = "urn:pulumi:dev::sample::pulumi-nodejs:dynamic:Resource::made";
        expect(grpc?.strict[made]).to.include(String.raw`require(\"semver/index.js\")`);
        expect(chosen).to.deep.equal(grpc);
        const { exitCode, findings } = await preview(root);
        expect(findings.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
            "own-host: the program makes code of its functions (callback functions, dynamic providers), so it ran in Pulumi's own host, as with --grpc: that takes longer",
        ]);
        expect(exitCode).to.equal(0);
    });

    it("make code of a native function, which is a failure with a reason", async () => {
        const root = projects.write({
            "index.ts": provider("const largest = Math.max.bind(Math);", "String(largest(1, 2))"),
        });
        const { exitCode, findings } = await preview(root);
        expect(exitCode).to.equal(2);
        expect(findings.map(({ code }) => code)).to.deep.equal(["run-error", "own-host"]);
        expect(findings[0]?.message).to.match(/^error serializing property "__provider": .*\n/);
        expect(findings[0]?.message).to.include("it was a native code function.");
    });

    it("are ES modules in TypeScript, with every place in their source", async () => {
        const root = projects.write({
            "package.json": '{ "type": "module" }',
            "lib/kind.ts": 'export const first: string = "FIRST";\n',
            "index.ts": [
                'import * as sns from "@pulumi/aws/sns/index.js";',
                `import { first } from "./lib/kind.${LEAVES_TYPES_OUT ? "ts" : "js"}";`,
                "interface Named { name: string }",
                "function make({ name }: Named): sns.Topic {",
                "    return new sns.Topic(name, { kmsMasterKeyId: 1 as never });",
                "}",
                "await Promise.resolve();",
                "export const kind: string = first;",
                'export const name = make({ name: "news" }).name;',
            ].join("\n"),
        });
        const ran = await runPreview(["dev", "--cwd", root], QUICKLY);
        const loader = [
            "note program/es-module-loader the program is an ES module in TypeScript, which an update with this Node.js could not load",
            "    Install ts-node 10 in the project, or use Node.js 22.18 or newer.",
        ];
        expect(textOf(ran, root).split("\n").slice(6)).to.deep.equal([
            "Stack outputs",
            "  kind  FIRST",
            "  name  news-89142f3  (made up)",
            "",
            "Problems",
            "error provider/wrong-type news: kmsMasterKeyId = 1: must be text",
            "    at index.ts:5:12",
            "    put it in quotation marks",
            "note program/own-host the program is an ES module, so it ran in Pulumi's own host, as with --grpc: that takes longer",
            ...(LEAVES_TYPES_OUT ? [] : loader),
            "",
            `not ok sample/dev: 1 resource in 0 components, 1 error, ${LEAVES_TYPES_OUT ? "1 note" : "2 notes"}`,
            "",
        ]);
    });
});
