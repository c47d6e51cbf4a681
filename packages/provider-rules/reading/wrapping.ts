import {
    isMap,
    isSecret,
    isUnknown,
    mapValues,
    MARK,
    OUTPUT_MARK,
    UNKNOWN,
    type WireValue,
} from "@platform/aws-model/wire";

/** Takes off the wrappings of secrets and outputs; an output without a value is unknown. */
export function unwrap(raw: WireValue | undefined): {
    readonly value: WireValue | undefined;
    readonly secret: boolean;
} {
    let value = raw;
    let secret = false;
    while (isMap(value) && (isSecret(value) || value[MARK] === OUTPUT_MARK)) {
        const output = !isSecret(value);
        secret = secret || !output || value["secret"] === true;
        value = value["value"] ?? (output ? UNKNOWN : null);
    }
    return { value: value ?? undefined, secret };
}

/** The same value with every secret inside it hidden, and unknowns in a word. */
export function masked(raw: WireValue): WireValue {
    const { value, secret } = unwrap(raw);
    if (secret || value === undefined) {
        return secret ? "[secret]" : null;
    }
    if (Array.isArray(value)) {
        return value.map(masked);
    }
    return isMap(value) ? mapValues(value, masked) : isUnknown(value) ? "unknown" : value;
}
