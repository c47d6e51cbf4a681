import { expect } from "chai";
import { encryption } from "../../../policy-pack/policies/encryption";
import { describeCorpus } from "../corpus/describe-corpus";
import { golden, goldenSettings } from "../corpus/golden";
import { encryptionMutants } from "../corpus/encryption-mutants";
import { analyze } from "../harness/rpc";
import { MODES } from "../harness/stack";

describe("the small platform, for encryption", () => {
    for (const mode of MODES) {
        it(`complies in ${mode} mode, so that what is found is the mutants' own`, async () => {
            const { diagnostics } = await analyze(encryption, golden(mode), { settings: goldenSettings });
            expect(diagnostics.map(({ policy, message }) => `${policy}: ${message}`)).to.deep.equal([]);
        });
    }
});

describeCorpus({
    name: "the small platform, for encryption",
    records: golden,
    settings: goldenSettings,
    mutants: encryptionMutants,
    judges: encryption,
});
