import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

const iterations = 4096;

/** 43 characters that need no escape in a URL: 256 bits. */
export function newPassword() {
    return randomBytes(32).toString("base64url");
}

/**
 * What Postgres keeps in a password's place. Statements carry this and not the password, for a server that logs them, as
 * ours does, logs them whole.
 * @see https://www.postgresql.org/docs/current/catalog-pg-authid.html
 */
export function scramVerifier(password) {
    const salt = randomBytes(16);
    const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
    const hmac = (text) => createHmac("sha256", salted).update(text).digest();
    const storedKey = createHash("sha256").update(hmac("Client Key")).digest("base64");
    return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${hmac("Server Key").toString("base64")}`;
}
