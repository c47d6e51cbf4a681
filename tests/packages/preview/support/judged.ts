import path from "node:path";
import { PolicyPackClient, type PackConfig, type PolicyRecord } from "@platform/preview/policies/policy-pack";
import { ASSET_MARK, MARK, OUTPUT_MARK, RESOURCE_MARK, secret, UNKNOWN } from "@platform/aws-model/wire";
import { packFiles } from "./packs";
import type { TemporaryProjects } from "./temporary-project";

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

/** One resource of each kind, with every form of value. */
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

/** Writes a project with a policy pack of these policies; the pack's directory. */
export function writePack(projects: TemporaryProjects, policies: string): string {
    const files = packFiles("policy-pack", policies);
    const code = `const aws = require("@pulumi/aws");\n${files["policy-pack/index.js"] ?? ""}`;
    return path.join(projects.write({ ...files, "policy-pack/index.js": code }), "policy-pack");
}

/** What a pack says of the records, and of them with one changed; or what went wrong. */
export async function judged(directory: string, leanStart: boolean, config: PackConfig = {}): Promise<unknown> {
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
