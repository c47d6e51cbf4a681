import { isMap, isList, isPlainMap, isSecret, MARK, OUTPUT_MARK, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/**
 * A value in a plugin's hands: plain, or with Outputs somewhere inside, which are written as the protocol's output values.
 * Undefined: not given.
 */
export type Value = WireValue | undefined;

/** What an Output of the value would be. */
export interface OutputState {
    readonly value: Value;
    readonly known: boolean;
    readonly secret: boolean;
    /** URNs. */
    readonly dependencies: readonly string[];
}

/** Whether a program's author would have had to write `apply` to look at it. */
export function isOutput(value: Value): value is WireMap {
    return isMap(value) && (value[MARK] === OUTPUT_MARK || isSecret(value));
}

/** The value with all Outputs inside opened, as `pulumi.output` sees it: unknown as soon as one part is. */
export function stateOf(value: Value): OutputState {
    if (value === UNKNOWN) {
        return { value: undefined, known: false, secret: false, dependencies: [] };
    }
    if (isList(value)) {
        const parts = value.map(stateOf);
        return joined(
            parts,
            parts.map((part) => part.value ?? null),
        );
    }
    if (isOutput(value)) {
        const [own, inner] = [ownState(value), stateOf(value["value"] ?? UNKNOWN)];
        return joined([own, inner], inner.value);
    }
    if (isPlainMap(value)) {
        const parts = Object.entries(value).map(([key, item]) => [key, stateOf(item)] as const);
        return joined(
            parts.map(([, part]) => part),
            Object.fromEntries(parts.map(([key, part]) => [key, part.value ?? null])),
        );
    }
    return { ...NOTHING_TO_SAY, value };
}

/** An Output of that state; undefined for one that holds nothing. */
export function fromState({ value, known, secret, dependencies }: OutputState): Value {
    if (known && value === undefined) {
        return undefined;
    }
    return {
        [MARK]: OUTPUT_MARK,
        ...(known ? { value: value ?? null } : {}),
        ...(secret ? { secret } : {}),
        ...(dependencies.length === 0 ? {} : { dependencies: [...dependencies] }),
    };
}

/** `pulumi.output(value).apply(change)`: Outputs in what `change` returns stay as they are, unless it is one itself. */
export function apply(value: Value, change: (plain: Value) => Value): Value {
    return applied(isOutput(value) ? ownState(value) : stateOf(value), change);
}

/** `pulumi.all(values).apply(change)`. */
export function applyAll(values: readonly Value[], change: (...plain: readonly Value[]) => Value): Value {
    const parts = values.map(stateOf);
    return applied(joined(parts, undefined), () => change(...parts.map((part) => part.value)));
}

function applied(state: OutputState, change: (plain: Value) => Value): Value {
    if (!state.known) {
        return fromState(state);
    }
    const result = change(state.value);
    const inner = isOutput(result) || result === UNKNOWN ? ownState(result) : { ...NOTHING_TO_SAY, value: result };
    return fromState({ ...joined([state, inner], inner.value) });
}

const NOTHING_TO_SAY = { known: true, secret: false, dependencies: [] };

/** What the Output itself says, whatever is in its value. */
function ownState(output: Value): OutputState {
    if (!isMap(output)) {
        return { value: undefined, known: false, secret: false, dependencies: [] };
    }
    const { value = UNKNOWN, secret, dependencies = [] } = output;
    return {
        value,
        known: value !== UNKNOWN,
        secret: secret === true || isSecret(output),
        dependencies: dependencies as string[],
    };
}

/** The value at a key, of a map or of an Output of one. */
export function at(value: Value, key: string): Value {
    if (isOutput(value)) {
        return apply(value, (plain) => at(plain, key));
    }
    return isMap(value) ? value[key] : value === UNKNOWN ? UNKNOWN : undefined;
}

function joined(states: readonly OutputState[], value: Value): OutputState {
    return {
        value,
        known: states.every((state) => state.known),
        secret: states.some((state) => state.secret),
        dependencies: union(...states.map((state) => state.dependencies)),
    };
}

function union(...lists: (readonly string[])[]): string[] {
    return [...new Set(lists.flat())];
}
