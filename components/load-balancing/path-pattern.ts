import { z } from "zod";

/** A path pattern of a listener's rule, e.g. `/api/*`. */
export const pathPattern = z
    .string()
    .regex(/^\/[\w\-./~*?$%&@:+]{0,127}$/, { error: "allowed: a path pattern such as /api/*" });

/** Whether a pattern matches all that another one does. */
export function coversPath(pattern: string, other: string): boolean {
    const expression = pattern
        .replace(/[.$+]/g, String.raw`\$&`)
        .replaceAll("*", ".*")
        .replaceAll("?", "[^*]");
    return new RegExp(`^${expression}$`).test(other);
}
