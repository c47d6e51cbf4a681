import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import type { Members } from "./shape";
import { nearest } from "./suggestion";

/** The most names that a message lists. */
const LISTED = 14;

/** The problem of a property that its owner does not take: set by AWS alone, misspelt, or unheard of. */
export function misnamed(
    at: Value,
    name: string,
    of: { readonly owner: string; readonly members: Members; readonly computed: readonly string[] },
): Problem {
    if (of.computed.includes(name)) {
        return {
            code: "computed-property",
            at,
            message: `is set by AWS alone: ${of.owner} has it as an output only`,
            fix: "remove it",
        };
    }
    const names = Object.keys(of.members);
    const close = nearest(name, names);
    const list = names.length <= LISTED ? names.join(", ") : `${names.length} properties, none of this name`;
    return {
        code: "unknown-property",
        at,
        message: `is not a property: ${of.owner} takes ${list}`,
        fix: close === undefined ? "remove it, or spell it as the documentation does" : `did you mean ${close}?`,
    };
}
