import { setting } from "@platform/aws-model/setting";
import { stackViolation, type PolicyFinding } from "../../lib/finding";

/** Says where a part of the account's security baseline is declared. */
export function placement(what: string) {
    return setting(
        `Where ${what} is declared: "this-stack", or "elsewhere" when the account's security baseline has a stack of its own.`,
        "elsewhere",
    );
}

/** The finding about a part of the baseline that this stack must have and has not; anything but "elsewhere" demands it. */
export function expectHere(where: string, count: number, what: string, fix: string): PolicyFinding[] {
    if (where === "elsewhere" || count > 0) return [];
    return [stackViolation({ found: `has no ${what}`, required: `one ${what}, as "where" is configured`, fix })];
}
