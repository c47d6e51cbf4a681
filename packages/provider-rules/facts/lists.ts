import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import { nearest } from "../schema/suggestion";

/** The most values that a message lists. */
const LISTED = 16;

/** A value outside a list. */
export function notAmong(at: Value, values: readonly (string | number)[], anyCase: boolean): Problem[] {
    const text = textOf(at);
    if (text === undefined || includes(values, text, anyCase)) {
        return [];
    }
    const list =
        values.length <= LISTED || typeof values[0] === "number"
            ? values.join(", ")
            : `the ${values.length} values that AWS knows`;
    return [{ code: "value-not-allowed", at, message: `must be one of ${list}`, fix: suggestion(at, text, values) }];
}

/** For lists that AWS may have lengthened: only a value close to a known one is doubtful. */
export function probablyMisspelt(at: Value, values: readonly (string | number)[], anyCase: boolean): Problem[] {
    const text = textOf(at);
    if (text === undefined || includes(values, text, anyCase) || nearest(text, values.map(String)) === undefined) {
        return [];
    }
    const message = "is not among the values that the provider was known to take";
    return [{ code: "value-doubtful", level: "advisory", at, message, fix: suggestion(at, text, values) }];
}

function includes(values: readonly (string | number)[], text: string, anyCase: boolean): boolean {
    return values.some((value) => {
        const known = String(value);
        return known === text || (anyCase && known.toLowerCase() === text.toLowerCase());
    });
}

function suggestion(at: Value, text: string, values: readonly (string | number)[]): string {
    if (at.secret) {
        return "use one of these";
    }
    if (values.every((value) => typeof value === "number")) {
        const below = values.filter((value) => value < Number(text)).at(-1);
        const above = values.find((value) => value > Number(text));
        return `use ${[below, above].filter((value) => value !== undefined).join(" or ")}`;
    }
    const close = nearest(text, values.map(String));
    return close === undefined ? "use one of these" : `did you mean ${close}?`;
}

function textOf(at: Value): string | undefined {
    return at.asString ?? at.asNumber?.toString() ?? at.asBoolean?.toString();
}
