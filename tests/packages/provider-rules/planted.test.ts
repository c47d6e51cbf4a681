import { expect } from "chai";
import { sentence } from "./fixtures/build";
import { MISTAKES } from "./planted/all";
import { planted } from "./planted/findings";

describe("provider knowledge: planted mistakes", () => {
    for (const [area, mistakes] of Object.entries(MISTAKES)) {
        describe(area, () => {
            for (const { mistake, edit, says, level } of mistakes) {
                it(`${mistake} → ${says}`, () => {
                    const findings = planted(edit).findings;
                    expect(findings.map(sentence)).to.deep.equal([says]);
                    expect(findings.map((finding) => finding.level)).to.deep.equal([level ?? "mandatory"]);
                });
            }
        });
    }
});
