import { expect } from "chai";
import type { Policy } from "../../../policy-pack/lib/policy";
import type { Settings } from "../../../policy-pack/lib/settings";
import { policies } from "../../../policy-pack/policies";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { MODES, type Mode } from "../harness/stack";
import { corpus } from "./corpus";
import { killers } from "./killers";
import type { Mutant } from "./mutant";

/** A stack that mutants are applied to. */
export interface CorpusStack {
    readonly name: string;
    readonly records: (mode: Mode) => readonly PolicyRecord[];
    readonly settings: Partial<Settings>;
    /** Default: the whole corpus. */
    readonly mutants?: readonly Mutant[];
    /** The policies that the stack complies with. Default: the whole pack. */
    readonly judges?: readonly Policy[];
}

/**
 * Applies every mutant to a stack, in both modes. The policy that a mutant is meant for kills it, also when it is alone
 * in the pack; with that policy disabled it is not reported in its name. Negative controls go unreported.
 */
export function describeCorpus({
    name: stack,
    records,
    settings,
    mutants = corpus,
    judges = policies,
}: CorpusStack): void {
    for (const mode of MODES) {
        describe(`mutation corpus on ${stack}, in ${mode} mode`, () => {
            const original = records(mode);
            for (const mutant of mutants.filter(({ only = mode }) => only === mode)) {
                const { name, killedBy } = mutant;
                it(killedBy === null ? name : `${killedBy} kills: ${name}`, async () => {
                    if (killedBy === null) {
                        expect(await killers(original, mutant, settings, judges)).to.deep.equal([]);
                        return;
                    }
                    const meant = judges.filter((policy) => policy.name === killedBy);
                    const others = judges.filter((policy) => policy.name !== killedBy);
                    expect(await killers(original, mutant, settings, meant)).to.deep.equal([killedBy]);
                    expect(await killers(original, mutant, settings, others)).not.to.include(killedBy);
                });
            }
        });
    }
}
