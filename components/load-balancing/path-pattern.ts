import { z } from "zod";

/** A path pattern of a listener's rule, e.g. `/api/*`. */
export const pathPattern = z
    .string()
    .regex(/^\/[\w\-./~*?$%&@:+]{0,127}$/, { error: "allowed: a path pattern such as /api/*" });

/**
 * Whether a pattern of a listener's rule, for hosts or paths, takes a text, or all that another pattern takes: `*` stands for any
 * characters, `?` for one.
 */
export function coversPattern(pattern: string, other: string): boolean {
    const expression = pattern
        .replace(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
        .replaceAll("*", ".*")
        .replaceAll("?", "[^*]");
    return new RegExp(`^${expression}$`).test(other);
}
