import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { PolicyFinding } from "../../../policy-pack/lib/finding";
import type { Policy } from "../../../policy-pack/lib/policy";
import { policies } from "../../../policy-pack/policies";
import type { Baseline } from "./baseline";
import type { Told } from "./told";
import { Trial } from "./trial";

/** Who reports something, by the two phases of a run: each resource before it is created, the stack in the end. */
export interface Reporters {
    readonly before: readonly string[];
    readonly after: readonly string[];
}

export interface JudgeOptions {
    /** Whether what a preview leaves to the update counts; it does unless said otherwise. */
    readonly deferred?: boolean;
    readonly judges?: readonly Policy[];
}

/** The policies that report something about a stack made from a baseline, in alphabetical order; notices do not count. */
export function reporters(
    baseline: Baseline,
    records: readonly PolicyRecord[],
    told: Told,
    { deferred = true, judges = policies }: JudgeOptions = {},
): Reporters {
    const trial = new Trial(records, told);
    const difference = baseline.differenceTo(records, told);
    const counts = (findings: readonly PolicyFinding[]) =>
        findings.some(({ kind }) => kind !== "notice" && (kind !== "deferred" || deferred));
    // Of a few judges it is not worth the while to note what they ask.
    const noting = judges === policies;
    const before = judges.filter((policy) => {
        const same = noting ? !baseline.concernsSame(policy, difference) : difference.told.size === 0;
        const subjects = same ? difference.added : records;
        return counts(trial.single(policy, subjects, trial.context(policy)));
    });
    const after = judges.filter(
        (policy) =>
            (!noting || baseline.concerns(policy, difference)) &&
            counts(trial.stack(policy, trial.graph, trial.context(policy))),
    );
    return { before: namesOf(before), after: namesOf(after) };
}

/** Both phases together. */
export function everybody({ before, after }: Reporters): readonly string[] {
    return [...new Set([...before, ...after])].sort();
}

function namesOf(found: readonly Policy[]): readonly string[] {
    return found.map(({ name }) => name).sort();
}
