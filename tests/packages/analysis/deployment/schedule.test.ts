import { expect } from "chai";
import { criticalPath, elapsed, stages, type Task } from "@platform/analysis/deployment/schedule";

/**
 *   a 3 ─ b 4 ─┐
 *   c 5 ───────┴─ d 2        e 1
 *
 * The longest chain is a, b, d: 3 + 4 + 2 = 9; all together are 15.
 */
const tasks: readonly Task[] = [
    { urn: "a", seconds: 3, after: [] },
    { urn: "c", seconds: 5, after: [] },
    { urn: "e", seconds: 1, after: [] },
    { urn: "b", seconds: 4, after: ["a"] },
    { urn: "d", seconds: 2, after: ["b", "c"] },
];

describe("deployment: schedule", () => {
    it("finds the longest chain, with the time at which each step is done", () => {
        expect(criticalPath(tasks)).to.deep.equal([
            { urn: "a", seconds: 3, doneAfter: 3 },
            { urn: "b", seconds: 4, doneAfter: 7 },
            { urn: "d", seconds: 2, doneAfter: 9 },
        ]);
    });

    it("takes the longest chain when nothing limits it, and everything when one is done at a time", () => {
        expect([elapsed(tasks, Infinity), elapsed(tasks, 1)]).to.deep.equal([9, 15]);
    });

    it("takes longer with two at once", () => {
        // a 0–3 and c 0–5; e 3–4; b 4–8, because e was ready before it; d 8–10
        expect(elapsed(tasks, 2)).to.equal(10);
    });

    it("groups what can be done at once, and passes over what takes no time", () => {
        const withComponent: readonly Task[] = [
            { urn: "component", seconds: 0, after: [] },
            { urn: "x", seconds: 1, after: ["component"] },
            { urn: "y", seconds: 2, after: ["component"] },
            { urn: "z", seconds: 1, after: ["x"] },
        ];

        expect(stages(withComponent).map((stage) => stage.map(({ urn }) => urn))).to.deep.equal([["x", "y"], ["z"]]);
        expect(criticalPath(withComponent).map(({ urn }) => urn)).to.deep.equal(["y"]);
    });

    it("has nothing to do without tasks", () => {
        expect([criticalPath([]), stages([]), elapsed([], 8)]).to.deep.equal([[], [], 0]);
    });

    it("looks at each of ten thousand tasks a few times, and not at all others for each", () => {
        let looks = 0;
        const many = Array.from({ length: 10_000 }, (_, at): Task => ({
            urn: `${at}`,
            seconds: 1 + (at % 7),
            get after() {
                looks += 1;
                return at < 100 ? [] : [`${at - 100}`, `${at - 37}`];
            },
        }));
        elapsed(many, 16);
        criticalPath(many);
        stages(many);

        expect(looks).to.be.below(6 * many.length);
    });
});
