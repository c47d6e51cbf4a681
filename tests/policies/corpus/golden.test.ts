import { expect } from "chai";
import { analyze } from "../harness/rpc";
import { MODES } from "../harness/stack";
import { golden, goldenPolicies, goldenSettings, type GoldenOptions } from "./golden";

const VARIANTS: readonly GoldenOptions[] = [{}, { ssh: true }, { vpn: false }];

describe("the small platform", () => {
    for (const mode of MODES) {
        for (const options of VARIANTS) {
            it(`has no finding in ${mode} mode with ${JSON.stringify(options)}`, async () => {
                const report = await analyze(goldenPolicies, golden(mode, options), { settings: goldenSettings });
                expect(report.diagnostics.map(({ policy, message }) => `${policy}: ${message}`)).to.deep.equal([]);
            });
        }
    }
});
