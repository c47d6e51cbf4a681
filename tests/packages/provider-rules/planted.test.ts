import { expect } from "chai";
import { check, sentence } from "./fixtures/build";
import { PROGRAM } from "./fixtures/program";
import { MISTAKES } from "./planted/all";

describe("provider knowledge: planted mistakes", () => {
    for (const [area, mistakes] of Object.entries(MISTAKES)) {
        describe(area, () => {
            for (const { mistake, edit, says, level } of mistakes) {
                it(`${mistake} → ${says}`, () => {
                    const findings = check(edit(PROGRAM));
                    expect(findings.map(sentence)).to.deep.equal([says]);
                    expect(findings.map((finding) => finding.level)).to.deep.equal([level ?? "mandatory"]);
                });
            }
        });
    }
});
