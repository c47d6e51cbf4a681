import { expect } from "chai";
import { kmsRotation } from "../../../../policy-pack/policies/encryption/kms-rotation";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown } from "../../harness/stack";

const KEY = "aws:kms/key:Key";
const REQUIRED = "required: true. Fix: set enableKeyRotation to true.";

describeResourcePolicy(kmsRotation, {
    type: KEY,
    compliant: [
        { enableKeyRotation: true },
        { enableKeyRotation: "true", customerMasterKeySpec: unknown() },
        { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" },
        { keyUsage: "GENERATE_VERIFY_MAC" },
        { customKeyStoreId: "cks-1" },
    ],
    violating: [
        [{ enableKeyRotation: false }, `subject (${KEY}): enableKeyRotation is false; ${REQUIRED}`],
        [
            { customerMasterKeySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" },
            `subject (${KEY}): enableKeyRotation is not set, which means false; ${REQUIRED}`,
        ],
    ],
    unknown: [
        [
            { enableKeyRotation: unknown() },
            `subject (${KEY}): undecided, as this is not known: enableKeyRotation. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
    ],
    secret: [{ enableKeyRotation: secret("hunter2") }, "hunter2"],
    minimal: [{}, `subject (${KEY}): enableKeyRotation is not set, which means false; ${REQUIRED}`],
});

describe("kms-rotation: remediation", () => {
    const remediate = async (inputs: Record<string, unknown>) => {
        const stack = new StackBuilder("preview");
        stack.add(KEY, "main", inputs);
        return analyze([kmsRotation], stack.records, { remediate: true });
    };

    it("turns rotation on and leaves everything else as it was", async () => {
        const { remediations, diagnostics } = await remediate({ description: "main" });
        expect(remediations.map(({ properties }) => properties)).to.deep.equal([
            { description: "main", enableKeyRotation: true },
        ]);
        expect(diagnostics).to.deep.equal([]);
    });

    it("leaves keys alone that rotate, or cannot", async () => {
        expect((await remediate({ enableKeyRotation: true })).remediations).to.deep.equal([]);
        expect((await remediate({ customerMasterKeySpec: "ECC_NIST_P256" })).remediations).to.deep.equal([]);
    });
});
