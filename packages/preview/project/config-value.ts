import { isRecord } from "./yaml";

/** One configuration value, in the form in which the Pulumi CLI hands it to a program. */
export interface ConfigValue {
    /** Text for scalars, JSON for everything else. */
    readonly text: string;
    readonly secret: boolean;
}

/** Turns a ciphertext (`v1:…`) into its plain text; the key and path tell which value it belongs to. */
export type Decrypt = (ciphertext: string, path: string) => string;

/** True for `secure: <ciphertext>`, which stands for one encrypted value. */
function isSecure(value: unknown): value is { readonly secure: string } {
    return isRecord(value) && Object.keys(value).length === 1 && typeof value["secure"] === "string";
}

/** Writes a value of a stack file as the CLI does: objects with sorted keys, secrets decrypted in place. */
export function toConfigValue(key: string, value: unknown, decrypt: Decrypt): ConfigValue {
    if (isSecure(value)) {
        return { text: decrypt(value.secure, key), secret: true };
    }
    return {
        text: isScalar(value) ? scalarText(value) : goJson(decryptDeep(key, value, decrypt)),
        secret: hasSecure(value),
    };
}

function isScalar(value: unknown): value is string | number | boolean | null {
    return value === null || typeof value !== "object";
}

/** A missing value is handed over as empty text. */
function scalarText(value: string | number | boolean | null): string {
    return value === null ? "" : typeof value === "string" ? value : JSON.stringify(value);
}

function hasSecure(value: unknown): boolean {
    if (Array.isArray(value)) {
        return value.some(hasSecure);
    }
    return isSecure(value) || (isRecord(value) && Object.values(value).some(hasSecure));
}

function decryptDeep(path: string, value: unknown, decrypt: Decrypt): unknown {
    if (isSecure(value)) {
        return decrypt(value.secure, path);
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => decryptDeep(`${path}[${index}]`, item, decrypt));
    }
    return isRecord(value)
        ? Object.fromEntries(
              Object.entries(value).map(([key, inner]) => [key, decryptDeep(`${path}.${key}`, inner, decrypt)]),
          )
        : value;
}

const HTML_CHARACTERS = /[<>&\u2028\u2029]/g;

/** JSON as Go's encoding/json writes it: keys in byte order, characters that matter in HTML escaped. */
function goJson(value: unknown): string {
    return JSON.stringify(sortKeys(value)).replace(
        HTML_CHARACTERS,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

function sortKeys(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(sortKeys);
    }
    if (!isRecord(value)) {
        return value;
    }
    // Keys that look like numbers would move to the front of an object: a Map-backed writer is not worth it for them.
    const keys = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key])]));
}
