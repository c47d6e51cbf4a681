import type { Problem } from "./problem";
import type { JudgedIndex, JudgedResource } from "./judged-resource";

/** Looks at one resource, and at others through the graph, and says what is wrong with the one. */
export type RuleCheck = (resource: JudgedResource, index: JudgedIndex) => Iterable<Problem>;

/** Whether a check does not ask for the others: what it says of a resource is then the same in every program. */
export function looksAtOne(check: RuleCheck): check is (resource: JudgedResource) => Iterable<Problem> {
    return check.length < 2;
}

/** What is checked of every resource of some types. */
export interface Rule {
    readonly types: readonly string[];
    readonly check: RuleCheck;
}

/** Rules that apply the same checks to several types. */
export function rule(types: readonly string[], ...checks: readonly RuleCheck[]): readonly Rule[] {
    return checks.map((check) => ({ types, check }));
}

/** Checks arranged by type. */
export function checksByType(rules: readonly Rule[]): ReadonlyMap<string, readonly RuleCheck[]> {
    const checks = new Map<string, RuleCheck[]>();
    for (const { types, check } of rules) {
        for (const type of types) {
            checks.set(type, [...(checks.get(type) ?? []), check]);
        }
    }
    return checks;
}
