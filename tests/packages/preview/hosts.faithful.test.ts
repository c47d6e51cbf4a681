import path from "node:path";
import { expect } from "chai";
import { differing } from "./support/comparable";
import { dump } from "./support/dump";
import type { Worlds } from "./support/dump-worlds";
import { TemporaryProjects } from "./support/temporary-project";

const PROGRAMS = path.resolve(__dirname, "../../fixtures/programs");

function expectSame(a: Worlds | undefined, b: Worlds | undefined): void {
    for (const world of ["strict", "placeholder"] as const) {
        expect(differing(a?.[world] ?? {}, b?.[world] ?? {})).to.deep.equal([]);
    }
}

function urns(worlds: Worlds | undefined, world: "strict" | "placeholder" = "placeholder"): string[] {
    return Object.keys(worlds?.[world] ?? {}).filter((key) => key.startsWith("urn:"));
}

/** One world is enough for what has nothing to do with values. */
const STRICTLY = { stack: "dev", only: "strict" } as const;

describe("preview: the fast path and Pulumi's own host", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** The program in all ways, at once. */
    async function everyWay(directory: string): Promise<Worlds> {
        const [[fast], [plain], [grpc]] = await Promise.all([
            dump(directory, "fast"),
            dump(directory, "plain"),
            dump(directory, "grpc"),
        ]);
        expectSame(fast, plain);
        expectSame(fast, grpc);
        return fast as Worlds;
    }

    for (const program of ["classes-and-transforms", "provider-per-region", "single-file"]) {
        it(`see the same resources, byte for byte: ${program}`, async () => {
            expect(urns(await everyWay(path.join(PROGRAMS, program)))).to.have.length.above(8);
        });
    }

    it("see the same resources of an awkward program, those made in apply included", async () => {
        const worlds = await everyWay(path.join(PROGRAMS, "awkward"));
        const queue = (name: string): string => `urn:pulumi:dev::awkward::aws:sqs/queue:Queue::${name}`;
        const made = ["of-late", "late", "later", "soon"].map(queue);
        expect(urns(worlds, "strict")).to.include.members(made);
        expect(urns(worlds, "placeholder")).to.include.members([...made, queue("of-arn")]);
        expect(urns(worlds, "strict")).to.not.include(queue("of-arn"));
        expect(worlds.strict[queue("secrets")])
            .to.include("correct horse")
            .and.to.include("1b47061264138c4ac30d75fd1eb44270");
    });

    it("see the same of every kind of request, which is also tried with other versions of the SDK: npm run sdk", async () => {
        const worlds = await everyWay(path.join(PROGRAMS, "every-request"));
        expect(urns(worlds, "strict")).to.have.lengthOf(9);
        expect(worlds.strict["failures"]).to.equal("[]");
    });

    it("see the same failures and the same part of the plan before them", async () => {
        const directory = projects.write({
            "index.ts": [
                'import { Topic } from "@pulumi/aws/sns";',
                'const topic = new Topic("first", { name: "alarms" });',
                "const broken = topic.name.apply((name): string => { throw new Error(`no use for ${name}`); });",
                'new Topic("second", { name: broken });',
            ].join("\n"),
        });
        // Node.js writes errors without a stack in another form.
        const [[fast], [grpc]] = await Promise.all([
            dump(directory, "fast"),
            dump(directory, "grpc", undefined, { NODE_OPTIONS: undefined }),
        ]);
        expect(urns(fast)).to.include("urn:pulumi:dev::sample::aws:sns/topic:Topic::first");
        expect(fast?.strict["failures"]).to.equal('["error serializing property \\"name\\": no use for alarms"]');
        expectSame(fast, grpc);
    });

    it("both take ES modules, which only the host can load", async () => {
        const directory = projects.write({
            "Pulumi.yaml": "name: sample\nruntime: { name: nodejs, options: { typescript: false } }\n",
            "package.json": '{ "type": "module" }',
            "index.js":
                'import * as sns from "@pulumi/aws/sns/index.js";\nexport const topic = new sns.Topic("news").arn;\n',
        });
        const [worlds] = await dump(directory, "grpc", [STRICTLY]);
        expect(urns(worlds, "strict")).to.include("urn:pulumi:dev::sample::aws:sns/topic:Topic::news");
    });

    it("load the program with the repository's own compiler options, types checked", async () => {
        const directory = projects.write({
            "tsconfig.json": `{ "extends": ${JSON.stringify(path.resolve(PROGRAMS, "../../../tsconfig.json"))} }`,
            "news.ts": 'export const title: string | undefined = "news";\n',
            // Without @pulumi/aws, whose types take seconds to check.
            "index.ts": [
                'import { ComponentResource } from "@pulumi/pulumi";',
                'import { title } from "./news";',
                'export const urn = new ComponentResource("sample:news:News", title ?? "none", { title }).urn;',
            ].join("\n"),
        });
        const [[checked], [fast]] = await Promise.all([
            dump(directory, "grpc", [STRICTLY], { PULUMI_NODEJS_TRANSPILE_ONLY: undefined }),
            dump(directory, "fast", [STRICTLY]),
        ]);
        expect(urns(fast, "strict")).to.include("urn:pulumi:dev::sample::sample:news:News::news");
        expectSame(checked, fast);
    });
});
