import type { Verdict } from "../section";

/** What a loss does to one thing, with everything that speaks for and against. */
export interface LossOutcome {
    readonly name: string;
    readonly urn: string;
    /** Copies of a service before and, in the worst case, after. */
    readonly copies?: number;
    readonly left?: number;
    readonly verdict: Verdict;
    readonly why: string;
}

/** One reason for a verdict. */
export interface OutcomeReason {
    readonly verdict: Verdict;
    readonly text: string;
}

const ORDER: readonly Verdict[] = ["bad", "unknown", "attention", "good", "neutral"];

/** The worst of several verdicts; neutral for none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
    return ORDER.find((verdict) => verdicts.includes(verdict)) ?? "neutral";
}

/** The outcome that reasons make, the most important first. */
export function lossOutcome(
    about: Omit<LossOutcome, "verdict" | "why">,
    reasons: readonly OutcomeReason[],
): LossOutcome {
    const sorted = [...reasons].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    return {
        ...about,
        verdict: worst(reasons.map(({ verdict }) => verdict)),
        why: sorted.map(({ text }) => text).join("; "),
    };
}
