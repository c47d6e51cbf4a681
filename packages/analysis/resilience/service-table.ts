import type { Block, Cell } from "../section";
import type { LossOutcome } from "./outcome";
import type { ResilienceReport } from "./report";

/** More zones than this do not fit beside one another. */
const MOST_ZONES = 5;

/** One row for each service and one column for each zone; with many zones, one row for each pair. */
export function serviceTables({ zones, losses }: ResilienceReport): readonly Block[] {
    const lost = losses.filter(({ kind, outcomes }) => kind === "zone" && outcomes.length > 0);
    const caption = "Copies that keep running when a zone is lost, at worst";
    if (zones.length > MOST_ZONES) {
        const rows = lost.flatMap(({ what, outcomes }) =>
            outcomes.map((outcome): Cell[] => [
                { text: outcome.name, urn: outcome.urn },
                { text: what },
                cell(outcome),
                { text: outcome.why },
            ]),
        );
        return [{ kind: "table", caption, columns: titles("Service", "Without zone", "Copies", "Why"), rows }];
    }
    const first = lost[0]?.outcomes ?? [];
    const rows = first.map(({ name, urn }, at): Cell[] => [
        { text: name, urn },
        ...lost.map(({ outcomes }) => (outcomes[at] === undefined ? { text: "" } : cell(outcomes[at]))),
    ]);
    const reasons = lost.flatMap(({ what, outcomes }) => grouped(what, outcomes));
    return [
        { kind: "table", caption, columns: titles("Service", ...lost.map(({ what }) => `Without ${what}`)), rows },
        { kind: "table", caption: "Why", columns: titles("Without", "Services", "What happens"), rows: reasons },
    ];
}

/** Services with the same fate share a row. */
export function grouped(what: string, outcomes: readonly LossOutcome[]): readonly Cell[][] {
    const byFate = new Map<string, LossOutcome[]>();
    for (const outcome of outcomes) byFate.set(outcome.why, [...(byFate.get(outcome.why) ?? []), outcome]);
    return [...byFate.values()].map((same): Cell[] => {
        const [first] = same;
        return [{ text: what }, names(same), { text: first?.why ?? "", ...(first && { verdict: first.verdict }) }];
    });
}

function names(outcomes: readonly LossOutcome[]): Cell {
    const all = outcomes.map(({ name }) => name);
    const text = all.length > 4 ? `${all.slice(0, 3).join(", ")} and ${all.length - 3} more` : all.join(", ");
    const [only] = outcomes;
    return {
        text,
        ...(all.length > 4 ? { detail: all.join(", ") } : {}),
        ...(all.length === 1 && only ? { urn: only.urn } : {}),
    };
}

function cell({ copies, left, verdict, why }: LossOutcome): Cell {
    const text =
        copies === undefined || left === undefined
            ? copies === 0
                ? "none wanted"
                : "not known"
            : `${left} of ${copies}`;
    return { text, verdict, detail: why };
}

/** The heads of columns. */
export function titles(...all: readonly string[]): readonly { readonly title: string }[] {
    return all.map((title) => ({ title }));
}
