import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import type { Finding } from "@platform/aws-model/finding";
import type { Decrypt } from "./config-value";
import type { Project } from "./project";
import type { StackFile } from "./stack-config";

/** Decrypts the secrets of a stack, or puts placeholders in their place and remembers which. */
export interface Decrypter {
    readonly decrypt: Decrypt;
    /** One advisory that names the replaced values, if there are any. */
    findings(): Finding[];
}

/** How Pulumi derives the key: sdk/go/common/resource/config/crypt.go. */
const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
/** Keys by passphrase and salt: deriving one takes half a second on purpose, and a process may read a stack more than once. */
const keys = new Map<string, Buffer>();
const TAG_BYTES = 16;
/** What a stack's salt carries in encrypted form, to tell a right passphrase from a wrong one. */
const PROOF = "pulumi";

/**
 * Uses PULUMI_CONFIG_PASSPHRASE or the file that PULUMI_CONFIG_PASSPHRASE_FILE names, as the CLI does. Without them, or
 * with another secrets provider, each secret becomes a placeholder of its declared type.
 *
 * @throws UsageError for a wrong passphrase, when the first secret is met.
 */
export function passphraseDecrypter(project: Project, stackFile: StackFile): Decrypter {
    const replaced: string[] = [];
    const passphrase = readPassphrase();
    const { encryptionSalt } = stackFile;
    const decrypt: Decrypt = (ciphertext, at) => {
        if (passphrase === undefined || encryptionSalt === undefined) {
            replaced.push(at);
            return placeholder(project.config[at]?.type?.type, at);
        }
        return decryptValue(ciphertext, keyOf(passphrase, encryptionSalt, stackFile.file), at);
    };
    return { decrypt, findings: () => placeholderFindings(replaced, encryptionSalt !== undefined) };
}

function readPassphrase(): string | undefined {
    const direct = process.env["PULUMI_CONFIG_PASSPHRASE"];
    const file = process.env["PULUMI_CONFIG_PASSPHRASE_FILE"];
    if (direct !== undefined || file === undefined || file === "") {
        return direct;
    }
    return readFileSync(path.resolve(file), "utf8").trim();
}

function keyOf(passphrase: string, encryptionSalt: string, file: string): Buffer {
    const known = JSON.stringify([passphrase, encryptionSalt]);
    const key = keys.get(known) ?? deriveKey(passphrase, encryptionSalt, file);
    keys.set(known, key);
    return key;
}

/** The salt reads `v1:<salt>:v1:<nonce>:<encrypted proof>`. */
function deriveKey(passphrase: string, encryptionSalt: string, file: string): Buffer {
    const [version, salt = "", ...proof] = encryptionSalt.split(":");
    if (version !== "v1" || proof.length !== 3) {
        throw new UsageError(`${file}: encryptionsalt is not one that this version understands.`);
    }
    const key = pbkdf2Sync(passphrase, Buffer.from(salt, "base64"), ROUNDS, KEY_BYTES, "sha256");
    if (tryDecrypt(proof.join(":"), key) !== PROOF) {
        throw new UsageError(
            `${file}: the passphrase is wrong (PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE).`,
        );
    }
    return key;
}

function decryptValue(ciphertext: string, key: Buffer, at: string): string {
    const text = tryDecrypt(ciphertext, key);
    if (text === undefined) {
        throw new UsageError(`config: ${at} cannot be decrypted: it was encrypted with another key or is damaged.`);
    }
    return text;
}

/** AES-256-GCM of `v1:<nonce>:<ciphertext and tag>`, everything in base64; undefined when it does not fit the key. */
function tryDecrypt(ciphertext: string, key: Buffer): string | undefined {
    const [version, nonce = "", content = ""] = ciphertext.split(":");
    const bytes = Buffer.from(content, "base64");
    if (version !== "v1" || bytes.length < TAG_BYTES) {
        return undefined;
    }
    try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
    } catch {
        return undefined;
    }
}

function placeholder(type: string | undefined, at: string): string {
    switch (type) {
        case "integer":
            return "0";
        case "boolean":
            return "false";
        case "object":
            return "{}";
        case "array":
            return "[]";
        default:
            return `placeholder for ${at}`;
    }
}

function placeholderFindings(replaced: readonly string[], hasSalt: boolean): Finding[] {
    if (replaced.length === 0) {
        return [];
    }
    return [
        {
            source: "program",
            level: "advisory",
            code: "encrypted-config",
            message: `placeholders stand in for encrypted configuration: ${replaced.join(", ")}`,
            fix: hasSalt
                ? "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to use the real values."
                : "The stack has no passphrase: its secrets provider cannot be asked offline.",
        },
    ];
}
