import path from "node:path";
import { expect } from "chai";
import { startPackProcess, type RunningPack } from "@platform/preview/policies/pack-process";
import { PolicyPackClient, type PolicyRecord, type PolicyReport } from "@platform/preview/policies/policy-pack";
import { corpus } from "../../policy-pack/corpus/corpus";
import { mutate } from "../../policy-pack/corpus/mutant";
import { recorded } from "../../policy-pack/golden/recorded";
import { goldenStack, goldenStacks, type GoldenStack } from "../../policy-pack/golden/stacks";
import { MODES } from "../../policy-pack/harness/stack";

const DIRECTORY = path.resolve(__dirname, "../../../policy-pack");
const START = { directory: DIRECTORY, organization: "organization", project: "platform", stack: "prod", dryRun: true };
/** One mutant in so many; each that a policy finds shows one way to come to a finding. */
const STEP = 8;

describe("the policy pack, asked over a pipe and as the CLI asks it", function () {
    this.timeout(600_000);

    let lean: RunningPack;
    let plain: RunningPack;

    before(async () => {
        [lean, plain] = await Promise.all([
            startPackProcess({ ...START, leanStart: true }),
            startPackProcess({ ...START, leanStart: false }),
        ]);
    });

    after(() => Promise.all([lean.stop(), plain.stop()]));

    async function both(golden: GoldenStack, records: readonly PolicyRecord[]): Promise<PolicyReport> {
        const judge = async (running: RunningPack): Promise<PolicyReport> => {
            const client = await PolicyPackClient.connect(running, { ...START, stack: golden.stack }, golden.settings);
            return await client.analyze(records);
        };
        const [direct, grpc] = await Promise.all([judge(lean), judge(plain)]);
        expect(direct).to.deep.equal(grpc);
        return direct;
    }

    for (const golden of goldenStacks) {
        for (const mode of MODES) {
            it(`says the same of ${golden.name}, in ${mode} mode`, async () => {
                const report = await both(golden, await recorded(golden, mode));
                expect(report).to.deep.equal({ diagnostics: [], remediations: [] });
            });
        }
    }

    it(`says the same of one mutant in ${STEP} of the corpus`, async () => {
        const prod = goldenStack("prod");
        let findings = 0;
        for (const [place, mutant] of corpus.entries()) {
            if (place % STEP !== 0) continue;
            const mode = MODES[(place / STEP) % MODES.length] ?? "preview";
            findings += (await both(prod, mutate(await recorded(prod, mode), mutant))).diagnostics.length;
        }
        expect(findings).to.be.above(corpus.length / STEP);
    });
});
