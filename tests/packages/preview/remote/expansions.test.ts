import { expect } from "chai";
import type { WorldName } from "@platform/aws-model/finding";
import type { ResourceRecord } from "@platform/preview/result";
import { makeUrn, providerUrnOf } from "@platform/aws-model/urn";
import { isSecret, MARK, RESOURCE_MARK, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { decodedMap, recordedCases, SCOPE, urnsByProperty, urnsOf } from "./recorded";
import type { Made, RecordedCase } from "./recorded";
import { describe as described, replay } from "./replay";
import type { Replayed } from "./replay";

const COMPARED_OPTIONS = ["protect", "retainOnDelete", "ignoreChanges", "replaceOnChanges", "customTimeouts"] as const;

/** The plugin's own default provider of a package. */
const DEFAULT_PROVIDERS: Readonly<Record<string, string>> = {
    aws: "aws default_7_43_0",
    "docker-build": "docker-build default_0_0_14",
};

/** A reference, told by its URN; one that is an argument and has an id is that id, as the engine hands it on. */
function plain(value: WireValue, asArgument: boolean): WireValue {
    if (Array.isArray(value)) {
        return value.map((item) => plain(item, asArgument));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (value[MARK] === RESOURCE_MARK) {
        const { urn = "", id = "" } = value;
        return asArgument && id !== "" && id !== UNKNOWN ? id : { [MARK]: RESOURCE_MARK, urn };
    }
    // Whether something unknown is secret was not recorded.
    if (isSecret(value) && value["value"] === UNKNOWN) {
        return UNKNOWN;
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, asArgument)]));
}

/** What was recorded of a plugin's registration, in one of the worlds. */
function expectation(recorded: RecordedCase, made: Made, urn: string, world: WorldName): object {
    const urns = urnsOf(recorded);
    const { inputs = {}, from = {}, after = [], removed = [], outputs, options = {} } = made;
    const given = made.given === undefined ? undefined : recorded.given[made.given - 1];
    const { type = made.type ?? "", name = made.name ?? "", parent = made.parent ?? 0 } = given ?? {};
    const isLater = world === "placeholder";
    const all = Object.entries({ ...inputs, ...(isLater ? made.changed : {}) });
    const current = Object.fromEntries(all.filter(([key]) => !isLater || !removed.includes(key)));
    const byProperty = urnsByProperty(from, urns);
    const read = (map: WireMap): WireMap => decodedMap(map, urns, () => "");
    const parentUrn = parent === "none" ? undefined : urns[parent];
    return {
        parent: parentUrn,
        provider: made.provider ?? (given === undefined ? DEFAULT_PROVIDERS[type.split(":")[0] ?? ""] : undefined),
        inputs: plain(read(current), true),
        ...(isLater
            ? {}
            : {
                  propertyDependencies: byProperty,
                  dependencies: [
                      ...new Set([...after.map((one) => urns[one] ?? ""), ...Object.values(byProperty).flat()]),
                  ].sort(),
              }),
        formerly: (made.formerly ?? []).map((former) =>
            // The two load balancers give a type as a name.
            /elasticloadbalancingv2:/.test(former)
                ? makeUrn(SCOPE, parentUrn ?? "", type, former)
                : makeUrn(SCOPE, parentUrn ?? "", former, name),
        ),
        options,
        ...(outputs === undefined
            ? {}
            : { outputs: plain(read({ ...outputs, ...(isLater ? made.changedOutputs : {}) }), false) }),
        urn,
    };
}

/** The same of what the preview has made. */
function result(record: ResourceRecord, expected: object, world: WorldName): object {
    const { parent, provider = "", inputs, outputs, options, aliases = [] } = { ...record, ...record.options };
    const [, type = ""] = providerUrnOf(provider).split("pulumi:providers:");
    const count = (expected as { formerly: string[] }).formerly.length;
    return {
        parent,
        provider: provider === "" ? undefined : type.replace("::", " "),
        inputs: plain(inputs, true),
        ...(world === "placeholder"
            ? {}
            : { propertyDependencies: record.propertyDependencies, dependencies: record.dependencies }),
        formerly: aliases.slice(0, count),
        options: Object.fromEntries(
            COMPARED_OPTIONS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
        ),
        ...("outputs" in expected ? { outputs: plain(outputs, false) } : {}),
        urn: record.urn,
    };
}

function compare(recorded: RecordedCase, { monitor, asked, error }: Replayed, world: WorldName): void {
    expect(error).to.equal(undefined);
    const urns = urnsOf(recorded);
    const isLater = world === "placeholder";
    const { made = [], asks = [], asksLater } = recorded;
    const added = made.filter((one) => one.given === undefined);
    const expected = made
        .filter(({ only }) => isLater || only === undefined)
        .map((one) =>
            expectation(recorded, one, urns[one.given ?? recorded.given.length + 1 + added.indexOf(one)] ?? "", world),
        );
    const derived = monitor.resources.filter(({ derivedFrom }) => derivedFrom === "awsx 3.9.0");
    const byUrn = new Map(derived.map((record) => [record.urn, record]));
    const found = expected.map((one) => {
        const record = byUrn.get((one as { urn: string }).urn);
        return record === undefined ? undefined : result(record, one, world);
    });
    expect(found).to.deep.equal(expected);
    expect(derived.length).to.equal(expected.length);
    const questions = ((isLater ? asksLater : undefined) ?? asks).map(({ token, args = {}, provider }) =>
        described(token, args, provider === undefined ? undefined : urns[provider]),
    );
    expect([...asked].sort()).to.deep.equal(questions.sort());
    expect(monitor.logs.map(({ message }) => message)).to.deep.equal(recorded.warnings ?? []);
}

async function check(recorded: RecordedCase): Promise<void> {
    const first = await replay(recorded, "strict");
    if (recorded.error?.startsWith("Duplicate resource URN") === true) {
        expect(first.monitor.findings.map(({ code }) => code)).to.deep.equal(["duplicate-urn"]);
    } else if (recorded.error !== undefined) {
        expect(first.error).to.equal(recorded.error);
    } else {
        compare(recorded, first, "strict");
        const later = await replay(recorded, "placeholder");
        if (recorded.laterError === undefined) {
            compare(recorded, later, "placeholder");
        } else {
            expect(later.error).to.equal(recorded.laterError);
        }
    }
}

describe("preview: components of awsx register what was recorded of its plugin", () => {
    for (const [file, cases] of recordedCases()) {
        for (const recorded of cases) {
            it(`${file}: ${recorded.name}`, () => check(recorded));
        }
    }
});
