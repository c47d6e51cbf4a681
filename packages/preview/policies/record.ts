import { providerUrnOf } from "@platform/aws-model/urn";
import type { ResourceRecord } from "../result";
import {
    isMap,
    MARK,
    OUTPUT_MARK,
    RESOURCE_MARK,
    secret,
    UNKNOWN,
    type WireMap,
    type WireValue,
} from "@platform/aws-model/wire";

/** What a policy pack needs to know of a resource. Every ResourceRecord of a preview is one. */
export type PolicyRecord = Pick<
    ResourceRecord,
    "urn" | "type" | "name" | "id" | "inputs" | "outputs" | "dependencies" | "propertyDependencies"
> &
    Partial<Pick<ResourceRecord, "kind" | "parent" | "provider" | "options">>;

/** Looks up the record of a provider. */
export type ProviderLookup = (reference: string) => PolicyRecord | undefined;

/** Finds providers, which records name as `urn::id`, among the resources. */
export function providerLookup(records: readonly PolicyRecord[]): ProviderLookup {
    const providers = records.filter(({ type }) => type.startsWith("pulumi:providers:"));
    const byUrn = new Map(providers.map((record) => [record.urn, record]));
    const found = new Map<string, PolicyRecord | undefined>();
    return (reference) => {
        if (!found.has(reference)) found.set(reference, byUrn.get(reference) ?? byUrn.get(providerUrnOf(reference)));
        return found.get(reference);
    };
}

/** The inputs as the engine sends them to analyzers. */
export function inputsOf(record: PolicyRecord): WireMap {
    return plainMap(record.inputs);
}

/** The outputs as the engine sends them to analyzers. */
export function outputsOf(record: PolicyRecord): WireMap {
    return plainMap(withId(record));
}

/** The outputs as the engine keeps them: with the id, if it is known. */
export function withId({ id, outputs }: PolicyRecord): WireMap {
    return id === "" ? outputs : { id, ...outputs };
}

/** The values of a property bag as analyzers get them. */
export function plainMap(map: WireMap): WireMap {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, plain(value)]));
}

function plain(value: WireValue): WireValue {
    const shown = plainOnce(value);
    if (Array.isArray(shown)) return shown.map(plain);
    return isMap(shown) ? plainMap(shown) : shown;
}

/** Analyzers get neither output values nor references to resources: the former become values, the latter ids or URNs. */
function plainOnce(value: WireValue): WireValue {
    if (!isMap(value)) return value;
    if (value[MARK] === OUTPUT_MARK) {
        const inner = value["value"] === undefined ? UNKNOWN : plainOnce(value["value"]);
        return value["secret"] === true ? secret(inner) : inner;
    }
    if (value[MARK] === RESOURCE_MARK) {
        if (value["id"] === undefined) return value["urn"] ?? UNKNOWN;
        return value["id"] === "" || value["id"] === null ? UNKNOWN : value["id"];
    }
    return value;
}

/** Seconds in a duration such as `1h30m`, `45s`; 0 for none. */
export function seconds(duration: string | undefined): number {
    const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };
    const parts = [...(duration ?? "").matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
    return parts.reduce((sum, [, amount = "0", unit = "s"]) => sum + Number(amount) * (units[unit] ?? 0), 0);
}
