import type { Graph } from "@platform/aws-model/graph/graph";
import { certain, expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy, type Edit } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { ECR_LIFECYCLE_POLICY, ECR_REPOSITORY } from "@platform/aws-model/types";

/** An image's tag means the same image for ever, every image is scanned when it arrives, and old ones go. */
export const ecrImmutableScan = stackPolicy({
    name: "ecr-immutable-scan",
    description: "Image repositories must have immutable tags, scan what is pushed, and expire old images.",
    why: "A tag that can move deploys something that nobody reviewed, and an unscanned image brings its holes along.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["ECR.1", "ECR.2", "ECR.3"], checkov: ["CKV_AWS_51", "CKV_AWS_163"] },
    remediation:
        "Set imageTagMutability to IMMUTABLE and imageScanningConfiguration.scanOnPush to true, and add an ecr.LifecyclePolicy.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2",
    check: (graph) =>
        graph
            .ofType(ECR_REPOSITORY)
            .flatMap((repository) => [...judgeSettings(repository), ...judgeLifecycle(graph, repository)]),
    early: {
        types: ECR_REPOSITORY,
        check: (repository) => certain(judgeSettings(repository)),
        remediate: (repository): Edit[] => [
            ...(certain(judgeTags(repository)).length > 0 ? [TAGS] : []),
            ...(certain(judgeScan(repository)).length > 0 ? [SCAN] : []),
        ],
    },
});

const TAGS: Edit = { at: ["imageTagMutability"], value: "IMMUTABLE" };
const SCAN: Edit = { at: ["imageScanningConfiguration", "scanOnPush"], value: true };
const judgeSettings = (repository: Resource) => [...judgeTags(repository), ...judgeScan(repository)];
const judgeScan = (repository: Resource) =>
    expectFlag(repository, repository.get("imageScanningConfiguration", "scanOnPush"));

function judgeTags(repository: Resource): PolicyFinding[] {
    const value = repository.get("imageTagMutability");
    return expectValue(repository, value, value.text(), {
        whenAbsent: "MUTABLE",
        accepts: (mutability) => mutability === "IMMUTABLE",
        found: (mutability) => (/^(IM)?MUTABLE(_WITH_EXCLUSION)?$/.test(mutability) ? mutability : "something else"),
        required: "IMMUTABLE",
        fix: "set imageTagMutability to IMMUTABLE",
    });
}

function judgeLifecycle(graph: Graph, repository: Resource): PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(ECR_LIFECYCLE_POLICY, "repository", repository, ECR_REPOSITORY);
    if (linked.length > 0) return [];
    if (perhaps.length > 0) return [undecided(repository, "which LifecyclePolicy is its own", "a reference to it")];
    const [found, required] = ["has no lifecycle policy", "an ecr.LifecyclePolicy"];
    return [violation(repository, { found, required, fix: "add one that expires old images" })];
}
