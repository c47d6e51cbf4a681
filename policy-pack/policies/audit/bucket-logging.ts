import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { BUCKET, BUCKET_LOGGING } from "@platform/aws-model/types";
import { hasIdentity } from "@platform/aws-model/identity";
import { logBuckets } from "./log-buckets";

/** The findings about buckets of whose readers nothing is recorded; buckets of logs are left out. */
export function judgeBuckets(graph: Graph, exceptions: readonly string[]): PolicyFinding[] {
    const receivers = logBuckets(graph);
    return graph.ofType(BUCKET).flatMap((bucket) => {
        if (receivers.has(bucket) || hasIdentity(bucket.urn, exceptions)) return [];
        if (["logging", "loggings"].some((key) => bucket.inputs.at(key).items().length > 0)) return [];
        const { linked, undecided: perhaps } = graph.linked(BUCKET_LOGGING, "bucket", bucket, BUCKET);
        if (linked.length > 0) return [];
        if (perhaps.length > 0)
            return [undecided(bucket, "which BucketLogging is its own", "a reference to it (an s3.BucketLogging)")];
        const required = "an s3.BucketLogging";
        return [violation(bucket, { found: "has no access logs", required, fix: "add one, to the bucket for logs" })];
    });
}
