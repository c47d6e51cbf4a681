import type { Block, Cell, Verdict } from "../section";
import type { Covered, CoverageState } from "./coverage";
import { someOf } from "./format";

/** How good it is to be watched so. */
export const COVERAGE: Readonly<Record<CoverageState, Verdict>> = {
    watched: "good",
    elsewhere: "unknown",
    "tells nobody": "bad",
    "no alarm": "bad",
};
/** What is watched: a row for each kind, and one for each resource that nobody would hear of. */
export function coverageTable(coverage: readonly Covered[]): Block {
    const kinds = new Set(coverage.map(({ kind }) => kind));
    const rows = [...kinds].flatMap((kind) => {
        const all = coverage.filter((one) => one.kind === kind);
        const watched = all.filter(({ state }) => state === "watched");
        const together = watched.length === 0 ? [] : [watchedRow(kind, watched)];
        return [...together, ...all.filter(({ state }) => state !== "watched").map(openRow)];
    });
    const columns = [
        { title: "Part" },
        { title: "Which" },
        { title: "Alarms", align: "right" },
        { title: "Who is told" },
    ] as const;
    return { kind: "table", caption: "What is watched", columns, rows };
}

function watchedRow(kind: string, watched: readonly Covered[]): readonly Cell[] {
    const names = watched.map(({ name }) => name);
    const alarms = [...new Set(watched.flatMap((one) => one.alarms))];
    const people = [...new Set(watched.flatMap((one) => one.people))];
    const [only] = watched;
    return [
        { text: kind },
        {
            text: someOf(names, "of them"),
            detail: names.join(", "),
            ...(watched.length === 1 && only ? { urn: only.urn } : {}),
        },
        { text: String(alarms.length), detail: alarms.join(", ") },
        { text: people.join(", "), verdict: "good" },
    ];
}

function openRow({ kind, name, urn, state, alarms, reasons }: Covered): readonly Cell[] {
    const text =
        state === "no alarm" ? "nobody: no alarm" : state === "elsewhere" ? "a topic of another stack" : "nobody";
    const detail = reasons.join("; ");
    return [
        { text: kind },
        { text: name, urn },
        { text: String(alarms.length), ...(alarms.length === 0 ? {} : { detail: alarms.join(", ") }) },
        { text: reasons.length === 0 ? text : `${text}: ${detail}`, verdict: COVERAGE[state] },
    ];
}
