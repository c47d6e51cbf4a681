import { expect } from "chai";
import { problemsAfter, type Changes } from "./fixture";

/** A change that makes a valid stack wrong, and the exact lines that say so. */
export interface Mistake {
    readonly mistake: string;
    readonly changes: Changes;
    readonly problems: readonly string[];
}

/** One test for each mistake. */
export function describeMistakes(title: string, mistakes: readonly Mistake[]): void {
    describe(`config: ${title}`, () => {
        for (const { mistake, changes, problems } of mistakes) {
            it(mistake, () => {
                expect(problemsAfter(changes)).to.deep.equal(problems);
            });
        }
    });
}
