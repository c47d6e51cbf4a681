import type { Graph } from "@platform/aws-model/graph/graph";
import { valuesAt } from "@platform/aws-model/paths";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, BUCKET_LIFECYCLE, BUCKET_VERSIONING } from "@platform/aws-model/types";
import { judgePart } from "./bucket-parts";

const VERSIONING = { types: BUCKET_VERSIONING, what: "versioning", fix: "add an s3.BucketVersioning" };
const EXPIRY = "add an s3.BucketLifecycleConfiguration that expires old versions";
const LIFECYCLE = { types: BUCKET_LIFECYCLE, what: "a lifecycle configuration", fix: EXPIRY };

/** What is overwritten or deleted by mistake can be restored, for as long as the lifecycle says. */
export const s3VersionedLifecycle = stackPolicy({
    name: "s3-versioned-lifecycle",
    description: "Every bucket must keep versions and have a lifecycle for them.",
    why: "Versions bring back what was overwritten or deleted; without a lifecycle they are kept and paid for without end.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: { fsbp: ["S3.13", "S3.14"], checkov: ["CKV_AWS_21", "CKV2_AWS_61"] },
    remediation: "Add an s3.BucketVersioning with status Enabled and an s3.BucketLifecycleConfiguration.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",
    check: (graph) =>
        graph.ofType(BUCKET).flatMap((bucket) => [...judgeVersioning(graph, bucket), ...judgeLifecycle(graph, bucket)]),
});

function judgeVersioning(graph: Graph, bucket: Resource): PolicyFinding[] {
    if (anyOn(bucket, ["versioning.enabled", "versionings.*.enabled"])) return [];
    return judgePart(graph, bucket, VERSIONING, (part) => {
        const value = part.get("versioningConfiguration", "status");
        return expectValue(part, value, value.text(), {
            whenAbsent: "Disabled",
            accepts: (status) => status === "Enabled",
            found: (status) => (["Disabled", "Suspended"].includes(status) ? status : "something else"),
            required: "Enabled",
            fix: "set status to Enabled",
        });
    });
}

function judgeLifecycle(graph: Graph, bucket: Resource): PolicyFinding[] {
    if (anyOn(bucket, ["lifecycleRules.*.enabled"])) return [];
    return judgePart(graph, bucket, LIFECYCLE, (part) => {
        const states = valuesAt(part, "rules.*.status").map((value) => value.text());
        if (states.some((leaf) => leaf.state === "known" && leaf.value === "Enabled")) return [];
        if (states.some(({ state }) => state === "unknown"))
            return [undecided(part, "rules", "rules that are plain in the program, one of them Enabled")];
        const finding = { found: "has no enabled rule", required: "a rule with status Enabled", fix: "enable a rule" };
        return [violation(part, finding)];
    });
}

function anyOn(bucket: Resource, paths: readonly string[]): boolean {
    const flags = paths.flatMap((path) => valuesAt(bucket, path).map((value) => value.flag()));
    return flags.some((flag) => flag.state === "known" && flag.value);
}
