import type { Fired, ScenarioOutcome } from "@platform/analysis/alarms/outcome";
import { scenarioTable } from "@platform/analysis/alarms/scenario-table";
import { expect } from "chai";

const fired = (alarm: string, people: readonly string[] = ["on-call"]): Fired => ({
    ...{ alarm, urn: "", after: 2, backAfter: 3, people, elsewhere: false },
});
const outcome = (where: string, more: Partial<ScenarioOutcome> = {}): ScenarioOutcome => ({
    ...{ id: "task-stops", title: "A task stops", story: "It exits.", expects: "tell", where, urn: "", lasts: 10 },
    ...{ fired: [fired(`${where}-tasks`)], people: ["on-call"], toldAfter: 2, verdict: "good", why: "in time" },
    unknown: [],
    ...more,
});

/** What stands in each row, and behind it. */
function rows(...outcomes: readonly ScenarioOutcome[]) {
    const table = scenarioTable(outcomes);
    if (table.kind !== "table") throw new Error("no table");
    const cells = table.rows.map((row) => row.map((cell) => (typeof cell === "string" ? { text: cell } : cell)));
    return cells.map(([, where, alarm, , whom]) => ({
        where: where?.text,
        alarms: alarm?.detail,
        why: whom?.detail,
    }));
}

describe("the table of scenarios", () => {
    it("tells of every place in a row what fires there, and what is not known there", () => {
        const second = outcome("b", {
            fired: [fired("b-tasks"), fired("b-all", [])],
            unknown: ["b-own: it has no rule"],
        });
        expect(rows(outcome("a"), second)).to.deep.equal([
            {
                where: "a, b",
                alarms: "a: a-tasks after 2 min tells on-call. b: b-tasks after 2 min tells on-call; b-all after 2 min tells nobody",
                why: "in time; b-own: it has no rule",
            },
        ]);
    });

    it("has a row of its own for a place that is judged for another reason", () => {
        const late = outcome("b", { why: "later than it should" });
        expect(rows(outcome("a"), late)).to.deep.equal([
            { where: "a", alarms: "a-tasks after 2 min tells on-call", why: "in time" },
            { where: "b", alarms: "b-tasks after 2 min tells on-call", why: "later than it should" },
        ]);
    });
});
