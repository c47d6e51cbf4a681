import { groupBy } from "@platform/aws-model/group-by";
import type { Block, Cell } from "../section";
import type { Fired, ScenarioOutcome } from "./outcome";
import { commonName, duration, someOf } from "./format";

/** What becomes of each scenario; the same in several places stands in one row. */
export function scenarioTable(outcomes: readonly ScenarioOutcome[]): Block {
    const groups = groupBy(outcomes, (outcome) => {
        const { id, title, verdict, why, people, toldAfter } = outcome;
        return JSON.stringify([id, title, verdict, why, people, toldAfter, firstTold(outcome)?.backAfter]);
    });
    const order = [...new Set(outcomes.map(({ id }) => id))];
    const sorted = [...groups.values()].sort((a, b) => order.indexOf(a[0]?.id ?? "") - order.indexOf(b[0]?.id ?? ""));
    return {
        kind: "table",
        caption: "What happens on a bad day, and on a good one",
        columns: [
            { title: "What happens" },
            { title: "To what" },
            { title: "First alarm" },
            { title: "After", align: "right" },
            { title: "Who is told" },
            { title: "OK again", align: "right" },
        ],
        rows: sorted.map(row),
    };
}

function row(group: readonly ScenarioOutcome[]): readonly Cell[] {
    const [first] = group;
    if (first === undefined) return [];
    const names = group.map(({ where }) => where);
    const told = group.map(firstTold);
    const [one] = told;
    const alarms = told.flatMap((fired) => (fired === undefined ? [] : [fired.alarm]));
    return [
        { text: first.title, detail: `${first.story} ${DEMAND[first.expects]}` },
        {
            text: someOf(names, "of them"),
            detail: names.join(", "),
            ...(group.length === 1 && first.urn !== "" ? { urn: first.urn } : {}),
        },
        { text: alarms.length === 0 ? "none" : commonName(alarms), ...detailOf(group) },
        { text: one === undefined ? "" : duration(one.after) },
        { text: whom(first), verdict: first.verdict, detail: [first.why, ...unknownIn(group)].join("; ") },
        { text: one?.backAfter === undefined ? "" : duration(one.backAfter) },
    ];
}

const DEMAND: Readonly<Record<ScenarioOutcome["expects"], string>> = {
    wake: "Somebody has to learn of it at once.",
    tell: "Somebody has to learn of it.",
    quiet: "Nobody should be bothered.",
    open: "",
};

function whom({ people, expects, verdict, why }: ScenarioOutcome): string {
    if (people.length === 0) return expects === "quiet" || expects === "open" ? "nobody" : `nobody: ${why}`;
    return verdict === "attention" ? `${people.join(", ")}: ${why}` : people.join(", ");
}

function firstTold({ fired }: ScenarioOutcome): Fired | undefined {
    return fired.find(({ people }) => people.length > 0);
}

/** Alarms of which it is not known what they do, in any of the places. */
function unknownIn(group: readonly ScenarioOutcome[]): readonly string[] {
    return [...new Set(group.flatMap(({ unknown }) => unknown))];
}

/** Every alarm that fires, place by place. */
function detailOf(group: readonly ScenarioOutcome[]): { readonly detail?: string } {
    const places = group.flatMap(({ where, fired }) => {
        const all = fired.map(({ alarm, after, people }) => {
            const who = people.length === 0 ? "nobody" : people.join(", ");
            return `${alarm} after ${duration(after)} tells ${who}`;
        });
        return all.length === 0 ? [] : [`${group.length > 1 ? `${where}: ` : ""}${all.join("; ")}`];
    });
    return places.length === 0 ? {} : { detail: places.join(". ") };
}
