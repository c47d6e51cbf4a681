import path from "node:path";
import { expect } from "chai";
import { run } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const PROGRAMS = path.resolve(__dirname, "../../fixtures/programs");
const DUMP = path.join(__dirname, "support/dump-worlds.cjs");

/** The worlds of a program as one text: every input, output, option and dependency of every resource. */
async function dump(directory: string, host: string, environment: NodeJS.ProcessEnv = {}): Promise<string> {
    // Types are checked in the one test that is about them: it takes seconds.
    const fast = { PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...environment };
    const { code, stdout, stderr } = await run([DUMP, directory, "dev", host], fast);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
    return stdout;
}

function urns(dumped: string): string[] {
    const { placeholder } = JSON.parse(dumped) as { placeholder: { resources: { urn: string }[] } };
    return placeholder.resources.map(({ urn }) => urn);
}

describe("preview: the fast path and Pulumi's own host", function () {
    this.timeout(120_000);

    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    for (const program of ["single-file", "classes-and-transforms", "provider-per-region"]) {
        it(`see the same resources, byte for byte: ${program}`, async () => {
            const directory = path.join(PROGRAMS, program);
            const [fast, plain, grpc] = await Promise.all([
                dump(directory, "fast"),
                dump(directory, "plain"),
                dump(directory, "grpc"),
            ]);
            expect(urns(fast)).to.have.length.above(8);
            expect(fast).to.equal(plain);
            expect(fast).to.equal(grpc);
        });
    }

    it("see the same failures and the same part of the plan before them", async () => {
        const directory = projects.write({
            "index.ts": [
                'import { Topic } from "@pulumi/aws/sns";',
                'const topic = new Topic("first", { name: "alarms" });',
                "const broken = topic.name.apply((name): string => { throw new Error(`no use for ${name}`); });",
                'new Topic("second", { name: broken });',
            ].join("\n"),
        });
        const [fast, grpc] = await Promise.all([dump(directory, "fast"), dump(directory, "grpc")]);
        expect(urns(fast)).to.include("urn:pulumi:dev::sample::aws:sns/topic:Topic::first");
        expect(fast).to.include("no use for alarms");
        expect(fast).to.equal(grpc);
    });

    it("both take ES modules, which only the host can load", async () => {
        const directory = projects.write({
            "Pulumi.yaml": "name: sample\nruntime: { name: nodejs, options: { typescript: false } }\n",
            "package.json": '{ "type": "module" }',
            "index.js":
                'import * as sns from "@pulumi/aws/sns/index.js";\nexport const topic = new sns.Topic("news").arn;\n',
        });
        expect(urns(await dump(directory, "grpc"))).to.include("urn:pulumi:dev::sample::aws:sns/topic:Topic::news");
    });

    it("load the program with the repository's own compiler options, types checked", async () => {
        const directory = projects.write({
            "tsconfig.json": `{ "extends": ${JSON.stringify(path.resolve(PROGRAMS, "../../../tsconfig.json"))} }`,
            "topic.ts": 'export const topicName: string | undefined = "news";\n',
            "index.ts": [
                'import { Topic } from "@pulumi/aws/sns";',
                'import { topicName } from "./topic";',
                'export const arn = new Topic("news", { name: topicName ?? "none" }).arn;',
            ].join("\n"),
        });
        const checked = await dump(directory, "grpc", { PULUMI_NODEJS_TRANSPILE_ONLY: undefined });
        expect(checked).to.equal(await dump(directory, "fast"));
    });
});
