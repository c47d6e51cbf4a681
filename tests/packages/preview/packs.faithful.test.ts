import path from "node:path";
import { expect } from "chai";
import { startPackProcess, type RunningPack } from "@platform/preview/policies/pack-process";
import { PolicyPackClient, type PolicyRecord, type PolicyReport } from "@platform/preview/policies/policy-pack";
import { corpus } from "../../policy-pack/corpus/corpus";
import { mutate, type Mutant } from "../../policy-pack/corpus/mutant";
import { recorded } from "../../policy-pack/golden/recorded";
import { goldenStack, inTurns, type GoldenStack } from "../../policy-pack/golden/stacks";
import { MODES } from "../../policy-pack/harness/stack";

const DIRECTORY = path.resolve(__dirname, "../../../policy-pack");
const START = { directory: DIRECTORY, organization: "organization", project: "platform", stack: "prod", dryRun: true };
/** One mutant in so many; each that a policy finds shows one way to come to a finding. */
const STEP = 20;

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

    for (const [golden, modes] of inTurns(MODES)) {
        for (const mode of modes) {
            it(`says the same of ${golden.name}, in ${mode} mode`, async () => {
                const report = await both(golden, await recorded(golden, mode));
                expect(report).to.deep.equal({ diagnostics: [], remediations: [] });
            });
        }
    }

    it(`says the same of one mutant in ${STEP} of the corpus`, async () => {
        const prod = goldenStack("prod");
        let findings = 0;
        for (const [index, mode] of MODES.entries()) {
            const some = corpus.filter((_mutant, place) => place % (2 * STEP) === index * STEP);
            for (const records of planted(await recorded(prod, mode), some)) {
                findings += (await both(prod, records)).diagnostics.length;
            }
        }
        expect(findings).to.be.above(corpus.length / STEP);
    });
});

/** Stacks with as many of the mutants as go together, so that few of them have to be judged. */
function planted(records: readonly PolicyRecord[], mutants: readonly Mutant[]): readonly (readonly PolicyRecord[])[] {
    const stacks: (readonly PolicyRecord[])[] = [];
    for (const mutant of mutants) {
        const last = stacks.at(-1);
        const together = last && attempt(() => mutate(last, mutant));
        if (together !== undefined && new Set(together.map(({ urn }) => urn)).size === together.length) {
            stacks[stacks.length - 1] = together;
        } else {
            stacks.push(mutate(records, mutant));
        }
    }
    return stacks;
}

/** Undefined where a mutant looks for what another one has taken away. */
function attempt<T>(work: () => T): T | undefined {
    try {
        return work();
    } catch {
        return undefined;
    }
}
