import type { Verdict } from "../section";

const WORST: readonly Verdict[] = ["bad", "attention", "unknown", "good"];

/** The verdict of a section over all of its parts; neutral where there is nothing to judge. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
    return WORST.find((verdict) => verdicts.includes(verdict)) ?? "neutral";
}
