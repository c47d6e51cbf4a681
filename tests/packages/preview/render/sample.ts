import type { Change, Comparison } from "@platform/preview/against/comparison";
import type { Finding } from "@platform/aws-model/finding";
import type { Preview, ResourceRecord, World } from "@platform/preview/result";

export const TOPIC = "urn:pulumi:dev::shop::aws:sns/topic:Topic::alarms";

const topic: ResourceRecord = {
    urn: TOPIC,
    type: "aws:sns/topic:Topic",
    name: "alarms",
    kind: "custom",
    id: "",
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: {},
    implicit: false,
    location: { file: "/repo/my shop/index.ts", line: 7, column: 3 },
};

function world(name: World["name"]): World {
    return { name, resources: [topic], stackOutputs: {}, logs: [], findings: [], failures: [], milliseconds: 1 };
}

/** A finished preview of one topic. */
export function preview(findings: readonly Finding[], more: Partial<Preview> = {}): Preview {
    const base = { project: "shop", stack: "dev", organization: "organization", root: "/repo/my shop" };
    return {
        ...base,
        strict: world("strict"),
        placeholder: world("placeholder"),
        differences: [],
        findings,
        timings: [],
        ...more,
    };
}

export function comparison(changes: readonly Change[], more: Partial<Comparison> = {}): Comparison {
    return {
        against: "main (1234567)",
        changes,
        groups: new Map(),
        unchanged: 1,
        outputs: [],
        notes: [],
        noneExpected: false,
        ...more,
    };
}

export function change(more: Partial<Change>): Change {
    const base = {
        kind: "create",
        urn: TOPIC,
        type: "aws:sns/topic:Topic",
        name: "alarms",
        resource: "custom",
    } as const;
    return { ...base, properties: [], mayReplace: false, remarks: [], ...more };
}

export const FINDINGS: readonly Finding[] = [
    {
        source: "policy:platform",
        level: "advisory",
        code: "topic-has-owner",
        message: "nobody owns | this, see https://example.org/owners.",
    },
    {
        source: "provider",
        level: "mandatory",
        code: "name-form",
        urn: TOPIC,
        property: "name",
        value: "a b",
        message: "holds a <space>\nasked by @ops",
        fix: "use `-`",
    },
];
