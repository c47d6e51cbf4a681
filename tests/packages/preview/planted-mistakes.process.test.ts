import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { PLANTATIONS } from "./mistakes/all";
import type { Mistake, Outcome } from "./mistakes/mistake";
import { outcomes } from "./mistakes/outcomes";
import { mistakesPage } from "./mistakes/table";

const PAGE = path.resolve(__dirname, "../../../docs/reference/mistakes.md");

describe("preview: planted mistakes", () => {
    let all: Awaited<ReturnType<typeof outcomes>>;
    before(async () => {
        all = await outcomes();
    });

    it("are many, each with a name of its own", () => {
        const names = PLANTATIONS.flatMap(({ mistakes }) => mistakes.map(({ mistake }) => mistake));
        expect(names).to.have.length.above(60);
        expect(new Set(names).size).to.equal(names.length);
    });

    for (const plantation of PLANTATIONS) {
        describe(plantation.title, () => {
            const outcomeOf = (name: string): Outcome | undefined =>
                all.get(plantation)?.find(({ mistake }) => mistake === name);

            it("has nothing to complain about before", () => {
                expect(outcomeOf("")).to.deep.include({ exitCode: 0, said: [] });
            });

            for (const { mistake, says, at } of plantation.mistakes) {
                it(`${mistake} → ${[says]
                    .flat()
                    .join(" ")
                    .replace(/\s*\n\s*/g, " ")}`, () => {
                    const outcome = outcomeOf(mistake);
                    expect(outcome?.said).to.deep.equal([says].flat());
                    expect(outcome?.exitCode).to.equal(exitCodeOf(says));
                    const place = at === undefined ? "" : outcome?.expected;
                    expect(new Set(outcome?.places)).to.deep.equal(new Set([place]));
                });
            }
        });
    }

    it("are all in docs/reference/mistakes.md; if not, run `npm run mistakes -- --write`", () => {
        expect(readFileSync(PAGE, "utf8") === mistakesPage(all), "the page is stale").to.equal(true);
    });
});

/** A broken rule is 1; a program, a configuration or a plan that the engine refuses is 2. */
function exitCodeOf(says: Mistake["says"]): number {
    const breaksRule = [says].flat().some((text) => /^(provider|policy:[\w-]+)\//.test(text));
    return breaksRule ? 1 : 2;
}
