import { isPlainMap } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import type { ShippedStack } from "../../harness/stack";
import type { Operation } from "../support/events";

/** A change of a stack's configuration. */
export interface Scenario {
    readonly name: string;
    /** @default "staging" */
    readonly stack?: ShippedStack | "management";
    /** Merged into what the stack's file says, as a JSON Merge Patch (RFC 7396): null takes a key away. */
    readonly edit: WireMap;
    /** Counts that say something themselves: a change that replaces, or is refused, or makes nothing anew. */
    readonly counts?: Partial<Counts>;
    /** @default false: a change that changes nothing is a mistake of the table */
    readonly changesNothing?: true;
}

/** How many resources an update would make, change and so on, and how many it would refuse to delete. */
export type Counts = Readonly<Record<Operation | "refused", number>>;

/** The value with the patch merged into it. */
export function merged(value: WireValue | undefined, patch: WireValue): WireValue {
    if (!isPlainMap(patch)) {
        return patch;
    }
    const old = isPlainMap(value) ? value : {};
    const changed = Object.entries(patch).flatMap(([key, one]) =>
        one === null ? [] : [[key, merged(old[key], one)] as const],
    );
    const kept = Object.entries(old).filter(([key]) => !(key in patch));
    return Object.fromEntries([...kept, ...changed]);
}
