import { shortType } from "../render/type-name";
import type { ResourceRecord } from "../result";
import { isList, isMap, isUnknown, UNKNOWN } from "@platform/aws-model/wire";
import type { WireValue } from "@platform/aws-model/wire";
import { computedTexts } from "./made-up";
import { appendIndex, appendName } from "@platform/aws-model/property-path";
import type { Difference } from "./difference";

/**
 * Properties that change because a resource which they are computed from is replaced: it comes back with another id,
 * though a plan makes the same one up for it.
 *
 * @param strict The same resource while everything computed is unknown.
 * @param replaced The replaced resources by URN.
 */
export function cascade(
    after: ResourceRecord,
    strict: ResourceRecord | undefined,
    replaced: ReadonlyMap<string, ResourceRecord>,
): Difference[] {
    return Object.entries(after.inputs).flatMap(([property, value]) => {
        const sources = (after.propertyDependencies[property] ?? []).flatMap((urn) => replaced.get(urn) ?? []);
        return sources.length === 0 ? [] : renewed(appendName("", property), value, strict?.inputs[property], sources);
    });
}

function renewed(
    path: string,
    value: WireValue,
    strict: WireValue | undefined,
    sources: readonly ResourceRecord[],
): Difference[] {
    if (isUnknown(strict) || (strict === undefined && isUnknown(value))) {
        const source = sources.find((one) => mentions(value, one));
        const after = `[new when ${shortType(source?.type ?? "")} ${source?.name ?? ""} is replaced]`;
        return source === undefined ? [] : [{ path, kind: "change", after }];
    }
    if (isList(value)) {
        return value.flatMap((inner, index) =>
            renewed(appendIndex(path, index), inner, isList(strict) ? strict[index] : strict, sources),
        );
    }
    return isMap(value)
        ? Object.entries(value).flatMap(([name, inner]) =>
              renewed(appendName(path, name), inner, isMap(strict) ? strict[name] : strict, sources),
          )
        : [];
}

function mentions(value: WireValue, source: ResourceRecord): boolean {
    const text = JSON.stringify(value);
    return (
        text.includes(UNKNOWN) ||
        computedTexts(source).some((computed) => text.includes(JSON.stringify(computed).slice(1, -1)))
    );
}
