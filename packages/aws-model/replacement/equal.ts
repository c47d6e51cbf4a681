import { isDeepStrictEqual } from "node:util";
import { ARCHIVE_MARK, ASSET_MARK, canonicalJson, isList, isMap, isSecret, MARK, reveal } from "../wire";
import type { WireMap, WireValue } from "../wire";

/**
 * Whether a provider would see no difference: numbers and booleans may be written as text, JSON documents in any form,
 * and an empty list or object is as good as none.
 */
export function equalValues(before: WireValue | undefined, after: WireValue | undefined): boolean {
    return isDeepStrictEqual(before, after) || canonicalJson(normal(before)) === canonicalJson(normal(after));
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
    const { hash, assets } = value;
    if (value[MARK] === ARCHIVE_MARK && hasEntries(assets)) {
        return { assets: normal(assets) }; // each with a digest of its own
    }
    if (typeof hash === "string" && (value[MARK] === ASSET_MARK || value[MARK] === ARCHIVE_MARK)) {
        return { hash };
    }
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
        const content = key.startsWith("__") ? undefined : normal(inner);
        return content === undefined ? [] : [[key, content]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/**
 * Whether two archives cannot be compared: one is known by a digest of its whole, which only an engine computes, and the
 * other is not. A state keeps such a digest of a file, and after a refresh of any archive.
 */
export function areOpaqueArchives(before: WireValue | undefined, after: WireValue | undefined): boolean {
    if (!isMap(before) || !isMap(after) || before[MARK] !== ARCHIVE_MARK || after[MARK] !== ARCHIVE_MARK) {
        return false;
    }
    const bothInMemory = hasEntries(before["assets"]) && hasEntries(after["assets"]);
    const bothDigested = before["hash"] !== undefined && after["hash"] !== undefined;
    return !bothInMemory && !bothDigested && (before["path"] ?? after["path"]) === (after["path"] ?? before["path"]);
}

function hasEntries(value: WireValue | undefined): value is WireMap {
    return isMap(value) && Object.keys(value).length > 0;
}

/** A secret of a state that nobody here can read. */
function isOpaque(value: WireValue | undefined): boolean {
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
