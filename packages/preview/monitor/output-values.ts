import {
    isList,
    isMap,
    isPlainMap,
    isSecret,
    mapWire,
    MARK,
    OUTPUT_MARK,
    secret,
    UNKNOWN,
} from "@platform/aws-model/wire";
import type { MarkedMap, WireMap, WireValue } from "@platform/aws-model/wire";

/*
 * Output values are properties that carry their own dependencies, secrecy and knownness. The engine hands transforms
 * nothing else, takes them back, and turns them into plain values again before the provider and the state see them.
 */

function isOutputValue(value: WireValue): value is MarkedMap {
    return isMap(value) && value[MARK] === OUTPUT_MARK;
}

/** Turns every secret and every unknown, however deep, into an output value. */
export function toOutputValues(value: WireValue): WireValue {
    if (value === UNKNOWN) {
        return { [MARK]: OUTPUT_MARK };
    }
    if (isList(value)) {
        return value.map(toOutputValues);
    }
    if (isSecret(value)) {
        const inner = toOutputValues(value["value"] ?? null);
        return isOutputValue(inner) ? { ...inner, secret: true } : { [MARK]: OUTPUT_MARK, value: inner, secret: true };
    }
    return isPlainMap(value) ? mapWire(value, toOutputValues) : value;
}

/** Wraps every property that depends on something, so that a transform which moves the value keeps the dependency. */
export function withDependencies(
    properties: WireMap,
    dependencies: Readonly<Record<string, readonly string[]>>,
): WireMap {
    return mapWire(properties, (value, key) => {
        const carried = dependenciesIn(value);
        const missing = (dependencies[key] ?? []).filter((urn) => !carried.includes(urn));
        if (missing.length === 0) {
            return value;
        }
        const output: WireMap = isOutputValue(value) ? value : { [MARK]: OUTPUT_MARK, value };
        return { ...output, dependencies: [...carried, ...missing] };
    });
}

/** The URNs that the output values inside each property name. */
export function outputDependencies(properties: WireMap): Record<string, string[]> {
    return Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, [...new Set(dependenciesIn(value))]]),
    );
}

function dependenciesIn(value: WireValue): string[] {
    if (isList(value)) {
        return value.flatMap(dependenciesIn);
    }
    if (!isMap(value)) {
        return [];
    }
    if (isOutputValue(value)) {
        const own = Array.isArray(value["dependencies"]) ? value["dependencies"].map(String) : [];
        return [...own, ...dependenciesIn(value["value"] ?? null)];
    }
    return Object.values(value).flatMap(dependenciesIn);
}

/** Replaces output values by what they hold: the value, a secret, or unknown. */
export function fromOutputValues(value: WireValue): WireValue {
    if (isList(value)) {
        return value.map(fromOutputValues);
    }
    if (!isMap(value)) {
        return value;
    }
    if (isOutputValue(value)) {
        const inner = value["value"] === undefined ? UNKNOWN : fromOutputValues(value["value"]);
        return value["secret"] === true ? secret(inner) : inner;
    }
    return mapWire(value, fromOutputValues);
}
