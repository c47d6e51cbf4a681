/**
 * Property values as they travel between a program and the engine: JSON plus marked objects for what JSON cannot say.
 * The marks are fixed strings of the Pulumi protocol (sdk/go/common/resource/plugin/rpc.go and sdk/go/common/resource/sig).
 */
export type WireValue = null | boolean | number | string | WireValue[] | WireMap;
export interface WireMap {
    [property: string]: WireValue;
}

/** Stands for a value that only the real provider could compute. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key whose value tells what kind of marked object it is. */
export const MARK = "4dabf18193072939515e22adb298388d";

export const SECRET_MARK = "1b47061264138c4ac30d75fd1eb44270";
export const ASSET_MARK = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE_MARK = "0def7320c3a5731c473e5ecbe6d01bc7";
export const RESOURCE_MARK = "5cf8f73096256a8f31e491e813e4eb8e";
export const OUTPUT_MARK = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** An object that stands for something else than itself. */
export type MarkedMap = WireMap & { [MARK]: string };

export function isList(value: WireValue | undefined): value is WireValue[] {
    return Array.isArray(value);
}

export function isMap(value: WireValue | undefined): value is WireMap {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True for a plain object, false for one of the marked kinds. */
export function isPlainMap(value: WireValue | undefined): value is WireMap {
    return isMap(value) && value[MARK] === undefined;
}

export function isUnknown(value: WireValue | undefined): boolean {
    return value === UNKNOWN;
}

export function isSecret(value: WireValue | undefined): value is MarkedMap {
    return isMap(value) && value[MARK] === SECRET_MARK;
}

/** True for assets and archives. */
export function isAsset(object: object): boolean {
    const mark = markOf(object);
    return mark === ASSET_MARK || mark === ARCHIVE_MARK;
}

/** What a marked object stands for, as the engine shows it to analyzers; undefined for anything else, such as assets. */
export function openMark(object: object): { readonly value: unknown; readonly secret: boolean } | undefined {
    const mark = markOf(object);
    if (mark === undefined) {
        return undefined;
    }
    const { value, secret, id, urn } = object as Readonly<Record<string, unknown>>;
    switch (mark) {
        case SECRET_MARK:
            return { value, secret: true };
        case OUTPUT_MARK:
            return { value: value === undefined ? UNKNOWN : value, secret: secret === true };
        case RESOURCE_MARK:
            return { value: id === undefined ? urn : id === "" || id === null ? UNKNOWN : id, secret: false };
        default:
            return undefined;
    }
}

function markOf(object: object): unknown {
    return (object as Readonly<Record<string, unknown>>)[MARK];
}

/** Wraps a value as a secret; wrapping twice changes nothing. */
export function secret(value: WireValue): WireMap {
    return isSecret(value) ? value : { [MARK]: SECRET_MARK, value };
}

/** The value inside a secret, or the value itself. */
export function reveal(value: WireValue): WireValue {
    return isSecret(value) ? reveal(value["value"] ?? null) : value;
}

/** The same value with every secret inside it unwrapped. Never print the result. */
export function revealDeep(value: WireValue): WireValue {
    const inner = reveal(value);
    if (isList(inner)) {
        return inner.map(revealDeep);
    }
    return isMap(inner) ? mapWire(inner, revealDeep) : inner;
}

/** True when the value or anything inside it is unknown. */
export function containsUnknown(value: WireValue): boolean {
    if (isList(value)) {
        return value.some(containsUnknown);
    }
    return isMap(value) ? Object.values(value).some(containsUnknown) : value === UNKNOWN;
}

/** True when the value or anything inside it is secret. */
export function containsSecret(value: WireValue): boolean {
    if (isList(value)) {
        return value.some(containsSecret);
    }
    return isMap(value) && (isSecret(value) || Object.values(value).some(containsSecret));
}

/** Text as it is, everything else as JSON. */
export function asText(value: WireValue | undefined): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

export function mapWire(map: WireMap, change: (value: WireValue, key: string) => WireValue): WireMap {
    const result: WireMap = {};
    for (const [key, value] of Object.entries(map)) {
        result[key] = change(value, key);
    }
    return result;
}

/** JSON with object keys in alphabetical order, so that equal values give equal text. */
export function canonicalJson(value: unknown, indent?: number): string {
    return JSON.stringify(
        value,
        (_key, inner: unknown) =>
            typeof inner === "object" && inner !== null && !Array.isArray(inner)
                ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
                : inner,
        indent,
    );
}
