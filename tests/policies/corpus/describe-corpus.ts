import { expect } from "chai";
import type { Settings } from "../../../policy-pack/lib/settings";
import { policies } from "../../../policy-pack/policies";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { MODES, type Mode } from "../harness/stack";
import { corpus } from "./corpus";
import { killers } from "./killers";

/**
 * Applies every mutant to a stack, in both modes. The policy that a mutant is meant for kills it, also when it is alone
 * in the pack; with that policy disabled it is not reported in its name. Negative controls go unreported.
 */
export function describeCorpus(
    stack: string,
    records: (mode: Mode) => readonly PolicyRecord[],
    settings: Partial<Settings>,
): void {
    for (const mode of MODES) {
        describe(`mutation corpus on ${stack}, in ${mode} mode`, () => {
            const original = records(mode);
            for (const mutant of corpus.filter(({ only = mode }) => only === mode)) {
                const { name, killedBy } = mutant;
                it(killedBy === null ? name : `${killedBy} kills: ${name}`, async () => {
                    if (killedBy === null) {
                        expect(await killers(original, mutant, settings)).to.deep.equal([]);
                        return;
                    }
                    const meant = policies.filter((policy) => policy.name === killedBy);
                    const others = policies.filter((policy) => policy.name !== killedBy);
                    expect(await killers(original, mutant, settings, meant)).to.deep.equal([killedBy]);
                    expect(await killers(original, mutant, settings, others)).not.to.include(killedBy);
                });
            }
        });
    }
}
