import type { ResourceRecord } from "@platform/preview/result";
import { canonicalJson } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";

/** A world as texts that can be compared byte for byte, by URN, `stack outputs` and `failures`; secrets are not masked. */
export type Comparable = Readonly<Record<string, string>>;

/** Depends on how a program is loaded, or is seen by one host alone. */
const UNSEEN = { location: undefined, droppedArguments: undefined };

/** Everything that a world holds except times, places in files and the order of registration. */
export function comparable(
    resources: readonly ResourceRecord[],
    stackOutputs: WireMap,
    failures: readonly { readonly message: string }[] = [],
): Comparable {
    const texts = resources.map((resource) => [resource.urn, text({ ...resource, ...UNSEEN })]);
    return {
        ...(Object.fromEntries(texts) as Comparable),
        "stack outputs": text(stackOutputs),
        failures: text(failures.map(({ message }) => message)),
    };
}

/** Where two worlds are not the same. */
export function differing(a: Comparable, b: Comparable): string[] {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].filter((key) => a[key] !== b[key]).map((key) => `${key}\n  ${a[key] ?? ""}\n  ${b[key] ?? ""}`);
}

function text(value: object): string {
    return canonicalJson(value);
}
