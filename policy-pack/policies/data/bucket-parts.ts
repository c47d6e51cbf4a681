import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET } from "@platform/aws-model/types";

/** A setting of buckets that is a resource of its own. */
export interface BucketPart {
    readonly types: readonly string[];
    /** For messages: "a public access block". */
    readonly what: string;
    readonly fix: string;
}

/** The findings about one setting of a bucket: that it is there, and what `judge` says of each. */
export function judgePart(
    graph: Graph,
    bucket: Resource,
    { types, what, fix }: BucketPart,
    judge: (part: Resource) => readonly PolicyFinding[],
): PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(types, "bucket", bucket, BUCKET);
    const parts = new Set([...linked, ...partsByName(graph, types, bucket)]);
    if (parts.size > 0) return [...parts].flatMap(judge);
    if (perhaps.length > 0) return [undecided(bucket, `which resource is ${what} of it`, "a reference to the bucket")];
    return [violation(bucket, { found: `has no ${what.replace(/^an? /, "")}`, required: what, fix })];
}

/** Settings that name the bucket instead of referring to it: a bucket's fixed name is known before its id is. */
function partsByName(graph: Graph, types: readonly string[], bucket: Resource): readonly Resource[] {
    const name = bucket.get("bucket").text();
    if (name.state !== "known") return [];
    return graph.ofType(types).filter((part) => {
        const text = part.get("bucket").text();
        return text.state === "known" && text.value === name.value;
    });
}
