import { expect } from "chai";
import { check, sentence } from "./fixtures/build";
import { PROGRAM } from "./fixtures/program";
import { COMPUTE_MISTAKES } from "./planted/compute";
import { DATA_MISTAKES } from "./planted/data";
import { IDENTITY_MISTAKES } from "./planted/identity";
import { LOAD_BALANCING_MISTAKES } from "./planted/load-balancing";
import type { Mistake } from "./planted/mistake";
import { NETWORK_MISTAKES } from "./planted/network";
import { TYPE_MISTAKES } from "./planted/types";

const TABLES: Readonly<Record<string, readonly Mistake[]>> = {
    "names and kinds": TYPE_MISTAKES,
    network: NETWORK_MISTAKES,
    "load balancing": LOAD_BALANCING_MISTAKES,
    compute: COMPUTE_MISTAKES,
    identity: IDENTITY_MISTAKES,
    data: DATA_MISTAKES,
};

describe("provider knowledge: planted mistakes", () => {
    for (const [area, mistakes] of Object.entries(TABLES)) {
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
