import type { WireMap, WireValue } from "@platform/aws-model/wire";
import type { Value } from "./values";

/** The properties that are given. */
export function given(properties: Readonly<Record<string, Value>>): WireMap {
    return Object.fromEntries(
        Object.entries(properties).filter((entry): entry is [string, WireValue] => entry[1] !== undefined),
    );
}

/** The properties of a map but these. */
export function without(map: Readonly<Record<string, Value>>, ...keys: readonly string[]): Record<string, Value> {
    return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** How many are given. */
export function countGiven(...values: readonly Value[]): number {
    return values.filter((value) => value !== undefined && value !== null).length;
}

/** The items of a list; none of anything else. */
export function listOf(value: Value): readonly WireValue[] {
    return Array.isArray(value) ? value : [];
}
