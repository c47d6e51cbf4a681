import { isDeepStrictEqual } from "node:util";
import { IDENTIFIERS } from "@platform/aws-model/resource";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";

/** What changes between two stacks. */
export interface Difference {
    /** The resources that are not in the first, or not the same. */
    readonly added: readonly PolicyRecord[];
    /** Types with a resource that is there in one of them alone. */
    readonly types: ReadonlySet<string>;
    /** Those of them that the other lacks altogether. */
    readonly newTypes: readonly string[];
    /** Whether a provider is among what is not the same: what it serves shows it. */
    readonly ofProviders: boolean;
    /** Of each resource that is in both and not the same, what differs: `policy`, `keys`. */
    readonly edits: readonly { readonly type: string; readonly facts: readonly string[] }[];
}

/** @param before Resources by URN. */
export function differenceBetween(
    before: ReadonlyMap<string, PolicyRecord>,
    records: readonly PolicyRecord[],
): Difference {
    const urns = new Set(records.map(({ urn }) => urn));
    const added = records.filter((one) => before.get(one.urn) !== one);
    const alone = [...before.values()].filter(({ urn }) => !urns.has(urn));
    const types = new Set([...alone, ...added.filter(({ urn }) => !before.has(urn))].map(({ type }) => type));
    const of = (all: Iterable<PolicyRecord>, type: string): boolean => [...all].some((one) => one.type === type);
    return {
        added,
        types,
        newTypes: [...types].filter((type) => !of(before.values(), type) || !of(records, type)),
        ofProviders: [...alone, ...added].some(({ type }) => type.startsWith("pulumi:providers:")),
        edits: added.flatMap((now) => {
            const old = before.get(now.urn);
            return old === undefined ? [] : [{ type: now.type, facts: differingFacts(old, now) }];
        }),
    };
}

/** What differs, by the names by which checks ask for it: `policy`, `inputs.policy`, `inputs` for all of them. */
function differingFacts(before: PolicyRecord, now: PolicyRecord): readonly string[] {
    const bags = (["inputs", "outputs", "propertyDependencies"] as const).map((bag) => {
        const names = Object.keys({ ...before[bag], ...now[bag] });
        const differing = names.filter((name) => !isDeepStrictEqual(before[bag][name], now[bag][name]));
        return differing.length === 0 ? [] : [bag, ...differing.map((name) => `${bag}.${name}`)];
    });
    const properties = bags
        .slice(0, 2)
        .flatMap(([, ...names]) => names.map((name) => name.slice(name.indexOf(".") + 1)));
    if (before.id !== now.id) properties.push("id");
    const keysOf = ({ inputs, outputs, id }: PolicyRecord) =>
        new Set([...Object.keys({ ...inputs, ...outputs }), id === ""]);
    const facts: Readonly<Record<string, boolean>> = {
        keys: !isDeepStrictEqual(keysOf(before), keysOf(now)),
        identifiers: properties.some((name) => IDENTIFIERS.has(name)),
        options: !isDeepStrictEqual(before.options, now.options),
        parent: before.parent !== now.parent,
        provider: before.provider !== now.provider,
        external: before.kind !== now.kind,
    };
    return [...new Set([...bags.flat(), ...properties, ...Object.keys(facts).filter((fact) => facts[fact] === true)])];
}
