import { expect } from "chai";
import path from "node:path";
import { startPackProcess, type RunningPack } from "@platform/preview/policies/pack-process";
import { PolicyPackClient } from "@platform/preview/policies/policy-pack";
import { MODES } from "../harness/stack";
import { recorded } from "./recorded";
import { goldenStacks } from "./stacks";

const DIRECTORY = path.resolve(__dirname, "../../../policy-pack");
/** As a preview starts it; that this is what the CLI would see is proven by `packs.faithful.test.ts`. */
const START = {
    directory: DIRECTORY,
    organization: "organization",
    project: "platform",
    dryRun: true,
    leanStart: true,
};

describe("stacks of the real program, judged by the pack's own process", () => {
    let process: RunningPack;

    before(async () => {
        process = await startPackProcess({ ...START, stack: "prod" });
    });

    after(() => process.stop());

    for (const golden of goldenStacks) {
        for (const mode of MODES) {
            it(`${golden.name}: nothing is found, in ${mode} mode`, async () => {
                const { stack, settings } = golden;
                const everything = await recorded(golden, mode);
                const pack = await PolicyPackClient.connect(process, { ...START, stack }, settings);
                const { diagnostics } = await pack.analyze(everything);
                expect(everything.length).to.be.above(20);
                expect(
                    diagnostics.map(({ policy, level, urn, message }) => `${level} ${policy} ${urn ?? ""}\n${message}`),
                ).to.deep.equal([]);
            });
        }
    }
});
