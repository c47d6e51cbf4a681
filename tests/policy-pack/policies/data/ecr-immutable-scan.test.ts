import { expect } from "chai";
import { ecrImmutableScan } from "../../../../policy-pack/policies/data/ecr-immutable-scan";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const ECR = "aws:ecr/repository:Repository";
const LIFECYCLE = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const GOOD = { imageTagMutability: "IMMUTABLE", imageScanningConfiguration: { scanOnPush: true } };
const TAGS = "required: IMMUTABLE. Fix: set imageTagMutability to IMMUTABLE.";
const SCAN = "required: true. Fix: set imageScanningConfiguration.scanOnPush to true.";

/** A repository with a lifecycle policy; `where` is what that says it belongs to, the repository by default. */
const repository =
    (inputs: Inputs, where?: unknown): Build =>
    (stack) => {
        const web = stack.add(ECR, "web", { name: "web", ...inputs });
        stack.add(LIFECYCLE, "web", { repository: where ?? web.ref("name"), policy: "{}" });
    };

const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack
const NO_LIFECYCLE = `web (${ECR}) has no lifecycle policy; required: an ecr.LifecyclePolicy. Fix: add one that expires old images.`;

describeStackPolicy(ecrImmutableScan, {
    compliant: {
        "a complete repository": repository(GOOD),
        "a switch as text, a policy by name": repository(
            { ...GOOD, imageScanningConfiguration: { scanOnPush: "true" } },
            "web",
        ),
    },
    violating: {
        "tags that move": [
            repository({ ...GOOD, imageTagMutability: "MUTABLE" }),
            ...twice(`web (${ECR}): imageTagMutability is MUTABLE; ${TAGS}`),
        ],
        "tags of which some move": [
            repository({ ...GOOD, imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
            ...twice(`web (${ECR}): imageTagMutability is IMMUTABLE_WITH_EXCLUSION; ${TAGS}`),
        ],
        "AWS's default tags": [
            repository({ imageScanningConfiguration: { scanOnPush: true } }),
            ...twice(`web (${ECR}): imageTagMutability is not set, which means MUTABLE; ${TAGS}`),
        ],
        "images that nobody scans": [
            repository({ imageTagMutability: "IMMUTABLE" }),
            ...twice(`web (${ECR}): imageScanningConfiguration.scanOnPush is not set, which means false; ${SCAN}`),
        ],
        "images that stay for ever": [(stack) => void stack.add(ECR, "web", GOOD), NO_LIFECYCLE],
        "another repository's lifecycle": [repository(GOOD, "api"), NO_LIFECYCLE],
    },
    unknown: {
        "tags that are not known": [
            repository({ ...GOOD, imageTagMutability: unknown() }),
            `web (${ECR}): undecided, as this is not known: imageTagMutability. ` +
                "Decided by: a value that is plain in the program (IMMUTABLE).",
        ],
        "a lifecycle of nobody knows which repository": [
            repository(GOOD, unknown()),
            `web (${ECR}): undecided, as this is not known: which LifecyclePolicy is its own. Decided by: a reference to it.`,
        ],
    },
    minimal: [
        bare("aws:ecr/repository:Repository"),
        "subject (aws:ecr/repository:Repository): imageTagMutability is not set, which means MUTABLE; required: IMMUTABLE. Fix: set imageTagMutability to IMMUTABLE.",
        "subject (aws:ecr/repository:Repository): imageScanningConfiguration.scanOnPush is not set, which means false; required: true. Fix: set imageScanningConfiguration.scanOnPush to true.",
        "subject (aws:ecr/repository:Repository): imageTagMutability is not set, which means MUTABLE; required: IMMUTABLE. Fix: set imageTagMutability to IMMUTABLE.",
        "subject (aws:ecr/repository:Repository): imageScanningConfiguration.scanOnPush is not set, which means false; required: true. Fix: set imageScanningConfiguration.scanOnPush to true.",
        "subject (aws:ecr/repository:Repository) has no lifecycle policy; required: an ecr.LifecyclePolicy. Fix: add one that expires old images.",
    ],
    secret: [repository({ ...GOOD, imageTagMutability: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:ecrpublic/repository:Repository", "web"),
});

describe("ecr-immutable-scan: remediation", () => {
    const remediate = async (inputs: Inputs) => {
        const stack = new StackBuilder("preview");
        stack.add(ECR, "web", inputs);
        const { remediations, diagnostics } = await analyze([ecrImmutableScan], stack.records, { remediate: true });
        const left = diagnostics.filter(({ phase }) => phase === "resource");
        return { properties: remediations.map(({ properties }) => properties), left };
    };

    it("sets both and keeps everything else", async () => {
        expect(await remediate({ name: "web" })).to.deep.equal({ properties: [{ name: "web", ...GOOD }], left: [] });
    });

    it("does nothing to a compliant repository", async () => {
        expect(await remediate(GOOD)).to.deep.equal({ properties: [], left: [] });
    });
});
