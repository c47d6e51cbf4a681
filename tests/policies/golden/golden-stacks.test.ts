import { expect } from "chai";
import path from "node:path";
import { startPackProcess, type RunningPack } from "../../../tools/preview/policies/pack-process";
import { PolicyPackClient } from "../../../tools/preview/policies/policy-pack";
import { record, type WorldName } from "../../harness/record";
import { program } from "../../harness/stack";
import { goldenStacks } from "./stacks";

const DIRECTORY = path.resolve(__dirname, "../../../policy-pack");
const START = { directory: DIRECTORY, organization: "organization", project: "platform", dryRun: true };
const MODES: Readonly<Record<string, WorldName>> = { preview: "strict", update: "placeholder" };

describe("stacks of the real program, judged by the pack as the CLI starts it", function () {
    this.timeout(120_000);
    let process: RunningPack;

    before(async () => {
        process = await startPackProcess({ ...START, stack: "prod" });
    });

    after(() => process.stop());

    for (const { name, stack, config, settings } of goldenStacks) {
        for (const [mode, world] of Object.entries(MODES)) {
            it(`${name}: nothing is found, in ${mode} mode`, async () => {
                const { everything } = await record(program, { config, stack, world });
                const pack = await PolicyPackClient.connect(process, { ...START, stack }, settings);
                const { diagnostics } = await pack.analyze(everything);
                expect(everything.length).to.be.above(100);
                expect(
                    diagnostics.map(({ policy, level, urn, message }) => `${level} ${policy} ${urn ?? ""}\n${message}`),
                ).to.deep.equal([]);
            });
        }
    }
});
