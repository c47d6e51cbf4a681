import { createHash } from "node:crypto";

/** The eight hexadecimal digits that the plugin puts into names. */
export function shortDigest(text: string): string {
    return createHash("sha1").update(text).digest("hex").slice(0, 8);
}
