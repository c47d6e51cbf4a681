import { expect } from "chai";
import { ecrImmutableScan } from "../../../policy-pack/policies/data/ecr-immutable-scan";
import { describeResourcePolicy } from "../harness/describe-policy";
import { analyze } from "../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../harness/stack";

const ECR = "aws:ecr/repository:Repository";
const GOOD = { imageTagMutability: "IMMUTABLE", imageScanningConfiguration: { scanOnPush: true } };
const TAGS = "required: IMMUTABLE. Fix: set imageTagMutability to IMMUTABLE.";
const SCAN = "required: true. Fix: set imageScanningConfiguration.scanOnPush to true.";

describeResourcePolicy(ecrImmutableScan, {
    type: ECR,
    compliant: [GOOD, { ...GOOD, imageScanningConfiguration: { scanOnPush: "true" } }],
    violating: [
        [{ ...GOOD, imageTagMutability: "MUTABLE" }, `subject (${ECR}): imageTagMutability is MUTABLE; ${TAGS}`],
        [
            { ...GOOD, imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" },
            `subject (${ECR}): imageTagMutability is IMMUTABLE_WITH_EXCLUSION; ${TAGS}`,
        ],
        [
            { imageTagMutability: "IMMUTABLE" },
            `subject (${ECR}): imageScanningConfiguration.scanOnPush is not set, which means false; ${SCAN}`,
        ],
    ],
    unknown: [
        [
            { ...GOOD, imageTagMutability: unknown() },
            `subject (${ECR}): undecided, as this is not known: imageTagMutability. ` +
                "Decided by: a value that is plain in the program (IMMUTABLE).",
        ],
    ],
    secret: [{ ...GOOD, imageTagMutability: secret("hunter2") }, "hunter2"],
    minimal: [
        { imageScanningConfiguration: { scanOnPush: true } },
        `subject (${ECR}): imageTagMutability is not set, which means MUTABLE; ${TAGS}`,
    ],
});

describe("ecr-immutable-scan: remediation", () => {
    const remediate = async (inputs: Inputs) => {
        const stack = new StackBuilder("preview");
        stack.add(ECR, "web", inputs);
        const report = await analyze([ecrImmutableScan], stack.records, { remediate: true });
        return { properties: report.remediations.map(({ properties }) => properties), left: report.diagnostics };
    };

    it("sets both and keeps everything else", async () => {
        expect(await remediate({ name: "web" })).to.deep.equal({
            properties: [{ name: "web", ...GOOD }],
            left: [],
        });
    });

    it("does nothing to a compliant repository", async () => {
        expect(await remediate(GOOD)).to.deep.equal({ properties: [], left: [] });
    });
});
