import { expect } from "chai";
import { imdsv2 } from "../../../../policy-pack/policies/identity/imdsv2";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown } from "../../harness/stack";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SAFE = { httpTokens: "required", httpPutResponseHopLimit: 1 };
const OPTIONAL = { httpTokens: "optional", httpPutResponseHopLimit: 1 };
const TOKENS = "required: required. Fix: set httpTokens to required.";
const HOPS = "required: 1. Fix: set httpPutResponseHopLimit to 1.";
const at = (option: string) => `subject (${TEMPLATE}): metadataOptions.${option}`;

describeResourcePolicy(imdsv2, {
    type: TEMPLATE,
    compliant: [
        { metadataOptions: SAFE },
        { metadataOptions: { httpEndpoint: "disabled" } },
        { metadataOptions: { ...SAFE, httpPutResponseHopLimit: "1" } },
    ],
    violating: [
        [
            { metadataOptions: OPTIONAL, instanceMetadataOptions: OPTIONAL, ...OPTIONAL, launchSpecifications: [{}] },
            `${at("httpTokens")} is optional; ${TOKENS}`,
        ],
        [
            { metadataOptions: { httpPutResponseHopLimit: 1 } },
            `${at("httpTokens")} is not set, which means optional; ${TOKENS}`,
        ],
        [
            { metadataOptions: { ...SAFE, httpPutResponseHopLimit: 2 } },
            `${at("httpPutResponseHopLimit")} is 2; ${HOPS}`,
        ],
        [
            { metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" } },
            `${at("httpPutResponseHopLimit")} is not set, which means 2; ${HOPS}`,
        ],
    ],
    unknown: [
        [
            { metadataOptions: { ...SAFE, httpTokens: unknown() } },
            `subject (${TEMPLATE}): undecided, as this is not known: metadataOptions.httpTokens. ` +
                "Decided by: a value that is plain in the program (required).",
        ],
    ],
    secret: [{ metadataOptions: { ...SAFE, httpTokens: secret("hunter2") } }, "hunter2"],
    minimal: [
        { metadataOptions: { httpPutResponseHopLimit: 1 } },
        `${at("httpTokens")} is not set, which means optional; ${TOKENS}`,
    ],
});

describe("imdsv2: remediation", () => {
    const remediate = async (type: string, inputs: Record<string, unknown>) => {
        const stack = new StackBuilder("preview");
        stack.add(type, "web", inputs);
        return analyze([imdsv2], stack.records, { remediate: true });
    };

    it("sets what is missing and leaves everything else as it was", async () => {
        const { remediations, diagnostics } = await remediate(TEMPLATE, { instanceType: "t3.small" });
        expect(remediations.map(({ properties }) => properties)).to.deep.equal([
            { instanceType: "t3.small", metadataOptions: SAFE },
        ]);
        expect(diagnostics).to.deep.equal([]);
    });

    it("leaves alone what complies, and what would be replaced", async () => {
        expect((await remediate(TEMPLATE, { metadataOptions: SAFE })).remediations).to.deep.equal([]);
        const off = { metadataOptions: { httpEndpoint: "disabled" } };
        expect((await remediate(TEMPLATE, off)).remediations).to.deep.equal([]);
        const configuration = await remediate("aws:ec2/launchConfiguration:LaunchConfiguration", {});
        expect(configuration.remediations).to.deep.equal([]);
        expect(configuration.diagnostics).to.have.length(2);
    });
});
