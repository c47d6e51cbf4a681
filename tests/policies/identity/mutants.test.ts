import { expect } from "chai";
import { identity } from "../../../policy-pack/policies/identity";
import { describeCorpus } from "../corpus/describe-corpus";
import { golden, goldenSettings } from "../corpus/golden";
import { identityMutants } from "../corpus/identity-mutants";
import { analyze } from "../harness/rpc";
import { MODES } from "../harness/stack";

describe("the small platform, for identity", () => {
    for (const mode of MODES) {
        it(`complies in ${mode} mode, so that what is found is the mutants' own`, async () => {
            const { diagnostics } = await analyze(identity, golden(mode), { settings: goldenSettings });
            expect(diagnostics.map(({ policy, message }) => `${policy}: ${message}`)).to.deep.equal([]);
        });
    }
});

describeCorpus({
    name: "the small platform, for identity",
    records: golden,
    settings: goldenSettings,
    mutants: identityMutants,
    judges: identity,
});
