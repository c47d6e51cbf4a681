import { ARCHIVE_MARK, isList, isMap, isSecret, mapWire, MARK, secret } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** Turns a ciphertext into the JSON of the value. The path is for messages. */
export type DecryptSecret = (ciphertext: string, path: string) => string;

/**
 * The values with their secrets readable, where they are in plain text (`--show-secrets`) or can be decrypted. The others keep
 * their `ciphertext`. Archives lose the engine's digest, which cannot be computed here.
 */
export function readSecrets(values: WireMap, path: string, decrypt: DecryptSecret | undefined): WireMap {
    return mapWire(values, (value, key) => readSecret(value, `${path}.${key}`, decrypt));
}

function readSecret(value: WireValue, path: string, decrypt: DecryptSecret | undefined): WireValue {
    if (isSecret(value)) {
        const { plaintext, ciphertext } = value;
        if (typeof plaintext === "string") {
            return secret(JSON.parse(plaintext) as WireValue);
        }
        return typeof ciphertext === "string" && decrypt !== undefined
            ? secret(JSON.parse(decrypt(ciphertext, path)) as WireValue)
            : value;
    }
    if (isList(value)) {
        return value.map((inner, index) => readSecret(inner, `${path}[${index}]`, decrypt));
    }
    if (!isMap(value)) {
        return value;
    }
    const { hash: _hash, ...archive } = value;
    return readSecrets(value[MARK] === ARCHIVE_MARK ? archive : value, path, decrypt);
}
