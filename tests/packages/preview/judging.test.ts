import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { lazyList } from "@platform/preview/policies/direct/lazy-list";
import { DirectAnalyzer } from "@platform/preview/policies/direct/direct-analyzer";
import { GrpcAnalyzer } from "@platform/preview/policies/grpc-analyzer";
import { startPackProcess } from "@platform/preview/policies/pack-process";
import type { PackConfig, PolicyRecord } from "@platform/preview/policies/policy-pack";
import { PolicyPackClient } from "@platform/preview/policies/policy-pack";
import { ASSET_MARK, MARK, OUTPUT_MARK, RESOURCE_MARK, secret, UNKNOWN } from "@platform/aws-model/wire";
import { AWKWARD_POLICIES } from "./support/awkward-pack";
import { packFiles } from "./support/packs";
import { TemporaryProjects } from "./support/temporary-project";

const STACK = "urn:pulumi:dev::sample::pulumi:pulumi:Stack::sample-dev";
const PROVIDER = "urn:pulumi:dev::sample::pulumi:providers:aws::west";

function record(type: string, name: string, rest: Partial<PolicyRecord> = {}): PolicyRecord {
    const urn = `urn:pulumi:dev::sample::${type}::${name}`;
    const bare = { inputs: {}, outputs: {}, dependencies: [], propertyDependencies: {} };
    return { urn, type, name, id: "", ...bare, parent: STACK, kind: "custom", ...rest };
}

const QUEUE = record("aws:sqs/queue:Queue", "mail", {
    provider: `${PROVIDER}::one`,
    id: "https://queue",
    inputs: {
        tags: { Name: "mail", none: null },
        delaySeconds: 5,
        ratio: 0.1,
        policy: secret('{"Version":"2012-10-17"}'),
        kmsMasterKeyId: UNKNOWN,
        nested: { list: [1, [UNKNOWN, { deep: secret({ password: "hunter2" }) }], {}], file: asset("hello") },
        output: { [MARK]: OUTPUT_MARK, value: { [MARK]: OUTPUT_MARK, value: 1 }, secret: true },
        reference: { [MARK]: RESOURCE_MARK, urn: "urn:x", id: "" },
        component: { [MARK]: RESOURCE_MARK, urn: "urn:y" },
    },
    outputs: { delaySeconds: 5, arn: UNKNOWN },
    dependencies: [PROVIDER, "urn:of nobody"],
    propertyDependencies: { kmsMasterKeyId: [PROVIDER], tags: [] },
    options: {
        protect: true,
        ignoreChanges: ["name", ""],
        aliases: ["urn:old"],
        additionalSecretOutputs: ["policy"],
        deleteBeforeReplace: false,
        customTimeouts: { create: "1h30m", delete: "10s" },
    },
});

const RECORDS: readonly PolicyRecord[] = [
    { ...bareStack(), kind: "stack" },
    record("pulumi:providers:aws", "west", { kind: "provider", id: "one", inputs: { region: "us-west-2" } }),
    record("example:index:Group", "group", { kind: "component", inputs: { size: 3 } }),
    QUEUE,
    record("aws:sqs/queue:Queue", "bare", {
        parent: "urn:pulumi:dev::sample::example:index:Group::group",
        propertyDependencies: { name: [QUEUE.urn] },
    }),
    record("aws:sns/topic:Topic", "news", {
        inputs: { displayName: "News" },
        outputs: { displayName: "News" },
        options: {},
    }),
    record("aws:ec2/vpc:Vpc", "looked-up", { kind: "read", id: "vpc-1", outputs: { cidrBlock: "10.0.0.0/16" } }),
];

function bareStack(): PolicyRecord {
    const { parent: _none, ...bare } = record("pulumi:pulumi:Stack", "sample-dev");
    return bare;
}

function asset(text: string): Record<string, string> {
    return { [MARK]: ASSET_MARK, text };
}

describe("preview: judging without gRPC", function () {
    this.timeout(60_000);

    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    const writePack = (policies: string): string => {
        const files = packFiles("policy-pack", policies);
        const code = `const aws = require("@pulumi/aws");\n${files["policy-pack/index.js"] ?? ""}`;
        return path.join(projects.write({ ...files, "policy-pack/index.js": code }), "policy-pack");
    };

    /** The report of a pack that was started leanly, or as the CLI does it, or what went wrong. */
    async function judged(directory: string, leanStart: boolean, config: PackConfig = {}): Promise<unknown> {
        const start = { directory, organization: "o", project: "sample", stack: "dev", dryRun: true, leanStart };
        const pack = await PolicyPackClient.start(start, config);
        try {
            const first = await pack.analyze(RECORDS);
            const changed = RECORDS.map((each) => (each === QUEUE ? { ...each, inputs: { delaySeconds: 9 } } : each));
            return [first, await pack.analyze(changed)];
        } catch (error) {
            return error instanceof Error ? error.message : error;
        } finally {
            await pack.stop();
        }
    }

    it("says what the SDK's own server says, of everything that policies can ask and do", async () => {
        const pack = writePack(AWKWARD_POLICIES);
        const [direct, grpc] = await Promise.all([judged(pack, true), judged(pack, false)]);
        const [first] = direct as { diagnostics: { policy: string; message: string; urn?: string }[] }[];
        const names = new Set(first?.diagnostics.map(({ policy }) => policy));
        expect([...names]).to.include.members(["arguments", "properties", "unknown", "other-name", "several", "stack"]);
        expect(direct).to.deep.equal(grpc);
    });

    it("follows the configuration as the SDK's own server does", async () => {
        const pack = writePack(AWKWARD_POLICIES);
        const config: PackConfig = {
            all: "advisory",
            arguments: { enforcementLevel: "mandatory", words: ["two"], depth: 0 },
            reports: "disabled",
            typed: "remediate",
            stack: "remediate",
            remediated: "mandatory",
            off: "disabled",
        };
        const [direct, grpc] = await Promise.all([judged(pack, true, config), judged(pack, false, config)]);
        expect(direct).to.be.an("array");
        expect(direct).to.deep.equal(grpc);
    });

    it("ends with the error of a policy that throws, the SDK's words around it", async () => {
        const throws = [
            'validateResource: ({ name }) => { if (name === "mail") throw new TypeError("half a rule"); }',
            'validateResource: async () => { await null; throw "text alone"; }',
            'validateStack: () => { throw new RangeError("half a stack"); }',
        ];
        const compare = async (how: string): Promise<void> => {
            const pack = writePack(`{ name: "bad", description: "d", enforcementLevel: "mandatory", ${how} },`);
            const [direct, grpc] = (await Promise.all([judged(pack, true), judged(pack, false)])) as string[];
            const head = (text = ""): string => text.split("\n    at ")[0] ?? "";
            expect(head(direct)).to.match(
                /^2 UNKNOWN: Error validating resource with policy 'bad' from policy pack 'policy-pack@v1\.0\.0':\n/,
            );
            expect(head(direct)).to.equal(head(grpc));
        };
        await Promise.all(throws.map(compare));
    });

    it("is for SDKs whose ways are known; others are asked over gRPC", async () => {
        const pack = writePack(AWKWARD_POLICIES);
        const root = path.dirname(pack);
        const modules = path.resolve(__dirname, "../../../node_modules");
        rmSync(path.join(root, "node_modules"));
        for (const shared of ["@pulumi/pulumi", "@pulumi/aws", "@grpc/grpc-js", "google-protobuf"])
            link(modules, root, shared);
        const own = path.join(root, "node_modules/@pulumi/policy");
        cpSync(path.join(modules, "@pulumi/policy"), own, { recursive: true });
        const manifest = path.join(own, "package.json");
        const start = { directory: pack, organization: "o", project: "p", stack: "s", dryRun: true, leanStart: true };
        const kindOfAnalyzer = async (): Promise<unknown> => {
            const running = await startPackProcess(start);
            await running.stop();
            return running.analyzer.constructor;
        };
        expect(await kindOfAnalyzer()).to.equal(DirectAnalyzer);
        writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"version": "[^"]*"/, '"version": "v1.99.0"'));
        expect(await kindOfAnalyzer()).to.equal(GrpcAnalyzer);
    });

    it("tells when the pack ends in the middle", async () => {
        const pack = writePack(
            '{ name: "suicide", description: "d", enforcementLevel: "mandatory", validateResource: () => process.exit(3) },',
        );
        expect(await judged(pack, true)).to.equal("the connection was closed");
    });

    describe("a lazy list", () => {
        const listed = (first?: string): { list: string[]; made: () => number } => {
            let times = 0;
            const list = lazyList(first, (items) => {
                times++;
                items.push(...["a", "b", "c"].slice(items.length));
            });
            return { list, made: () => times };
        };

        it("has its first item before it is made", () => {
            const { list, made } = listed("a");
            expect([list[0], made()]).to.deep.equal(["a", 0]);
            expect([list[1], list.length, made()]).to.deep.equal(["b", 3, 1]);
        });

        it("is an array to whoever looks", () => {
            const looks: Record<string, (list: string[]) => unknown> = {
                spread: (list) => [...list],
                map: (list) => list.map((each) => each),
                json: (list) => JSON.parse(JSON.stringify(list)) as unknown,
                keys: (list) => Object.keys(list).map((key) => "abc"[Number(key)]),
                slice: (list) => list.slice(),
                concat: (list) => new Array<string>().concat(list),
            };
            for (const [name, look] of Object.entries(looks))
                expect(look(listed("a").list), name).to.deep.equal(["a", "b", "c"]);
            expect(Array.isArray(listed().list)).to.equal(true);
            expect(2 in listed().list).to.equal(true);
        });

        it("can be changed like one", () => {
            const { list } = listed();
            list.push("d");
            list.length = 5;
            list[0] = "z";
            Reflect.deleteProperty(list, 1);
            expect([list[0], list[1], list[3], list.length]).to.deep.equal(["z", undefined, "d", 5]);
        });
    });
});

function link(modules: string, root: string, name: string): void {
    cpSync(path.join(modules, name, "package.json"), path.join(root, "node_modules", name, "package.json"), {
        recursive: true,
    });
    rmSync(path.join(root, "node_modules", name), { recursive: true });
    symlinkSync(path.join(modules, name), path.join(root, "node_modules", name));
}
