import {
    ARCHIVE_MARK,
    ASSET_MARK,
    canonicalJson,
    isList,
    isMap,
    isSecret,
    MARK,
    reveal,
} from "@platform/aws-model/wire";
import type { WireValue } from "@platform/aws-model/wire";

/**
 * Whether a provider would see no difference: numbers and booleans may be written as text, JSON documents in any form,
 * and an empty list or object is as good as none.
 */
export function equalValues(before: WireValue | undefined, after: WireValue | undefined): boolean {
    return canonicalJson(normal(before)) === canonicalJson(normal(after));
}

/** A form in which values that mean the same are the same. */
export function normal(value: WireValue | undefined): unknown {
    if (isSecret(value)) {
        return isOpaque(value) ? value : normal(reveal(value));
    }
    if (typeof value === "string") {
        return fromText(value);
    }
    if (isList(value)) {
        return value.length === 0 ? undefined : value.map(normal);
    }
    if (!isMap(value)) {
        return value ?? undefined;
    }
    const { hash } = value;
    if (typeof hash === "string" && (value[MARK] === ASSET_MARK || value[MARK] === ARCHIVE_MARK)) {
        return { hash };
    }
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
        const content = key.startsWith("__") ? undefined : normal(inner);
        return content === undefined ? [] : [[key, content]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A secret of a state that nobody here can read. */
export function isOpaque(value: WireValue | undefined): boolean {
    return isSecret(value) && value["ciphertext"] !== undefined;
}

export function containsOpaque(value: WireValue | undefined): boolean {
    if (isList(value)) {
        return value.some(containsOpaque);
    }
    return isOpaque(value) || (isMap(value) && Object.values(value).some(containsOpaque));
}

/** Numbers only in the one form that reads back as the same text: "007" and "1e3" stay text. */
function fromText(text: string): unknown {
    if (text === "true" || text === "false") {
        return text === "true";
    }
    if (/^-?\d{1,15}(\.\d+)?$/.test(text) && String(Number(text)) === text) {
        return Number(text);
    }
    return /^\s*[[{]/.test(text) ? parsed(text) : text;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}
