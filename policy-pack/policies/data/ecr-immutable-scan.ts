import { expectValue, type Finding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { resourcePolicy, type Edit } from "../../lib/policy";
import type { Resource } from "../../lib/resource";
import { ECR_REPOSITORY } from "../../lib/types";

/** An image's tag means the same image for ever, and every image is scanned when it arrives. */
export const ecrImmutableScan = resourcePolicy({
    number: 52,
    name: "ecr-immutable-scan",
    description: "Image repositories must have immutable tags and scan what is pushed.",
    why: "A tag that can move deploys something that nobody reviewed, and an unscanned image brings its holes along.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["ECR.1", "ECR.2"], checkov: ["CKV_AWS_51", "CKV_AWS_163"] },
    remediation: "Set imageTagMutability to IMMUTABLE and imageScanningConfiguration.scanOnPush to true.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
    types: ECR_REPOSITORY,
    check: (repository) => [...judgeTags(repository), ...judgeScan(repository)],
    remediate: (repository): Edit[] => [
        ...(judgeTags(repository).some(isViolation) ? [TAGS] : []),
        ...(judgeScan(repository).some(isViolation) ? [SCAN] : []),
    ],
});

const TAGS: Edit = { at: ["imageTagMutability"], value: "IMMUTABLE" };
const SCAN: Edit = { at: ["imageScanningConfiguration", "scanOnPush"], value: true };
const isViolation = ({ kind }: Finding) => kind === "violation";

function judgeTags(repository: Resource): Finding[] {
    const value = repository.get("imageTagMutability");
    return expectValue(repository, value, value.text(), {
        whenAbsent: "MUTABLE",
        accepts: (mutability) => mutability === "IMMUTABLE",
        found: (mutability) => (/^(IM)?MUTABLE(_WITH_EXCLUSION)?$/.test(mutability) ? mutability : "something else"),
        required: "IMMUTABLE",
        fix: "set imageTagMutability to IMMUTABLE",
    });
}

function judgeScan(repository: Resource): Finding[] {
    return expectFlag(repository, repository.get("imageScanningConfiguration", "scanOnPush"));
}
