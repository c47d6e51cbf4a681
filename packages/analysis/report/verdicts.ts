import type { Verdict } from "../section";
import { markup, type Html } from "./html";

const MARKS: Readonly<Record<Verdict, string>> = { good: "✓", attention: "!", bad: "✗", unknown: "?", neutral: "·" };
const WORDS: Readonly<Record<Verdict, string>> = {
    good: "good",
    attention: "attention",
    bad: "bad",
    unknown: "unknown",
    neutral: "for information",
};

/** Worst first. */
export const BY_WEIGHT: readonly Verdict[] = ["bad", "attention", "unknown", "good", "neutral"];

/** A verdict's sign, and its word for those who do not see it. */
export function mark(verdict: Verdict): Html {
    return markup`<span class="mark ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span><span class="hidden">${WORDS[verdict]}: </span></span>`;
}

/** A verdict in a word, with its sign. */
export function badge(verdict: Verdict, text: string = WORDS[verdict]): Html {
    return markup`<span class="badge ${verdict}"><span aria-hidden="true">${MARKS[verdict]}</span> ${text}</span>`;
}
