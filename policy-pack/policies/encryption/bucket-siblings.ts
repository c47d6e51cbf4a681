import type { Graph } from "@platform/aws-model/graph/graph";
import type { Links } from "@platform/aws-model/graph/stack-view";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

/** The resources that set something for a bucket: by reference, or by the bucket's name as plain text. */
export function siblingsOf(graph: Graph, types: readonly string[], bucket: Resource): Links {
    const { linked, undecided } = graph.linked(types, "bucket", bucket, BUCKET);
    const byName = graph.ofType(types).filter((owner) => namesBucket(owner.get("bucket"), bucket));
    return { linked: [...new Set([...linked, ...byName])], undecided };
}

/** Whether a text is the name that the program gives a bucket. */
export function namesBucket(value: Value, bucket: Resource): boolean {
    const [text, name] = [value.text(), bucket.get("bucket").text()];
    return text.state === "known" && name.state === "known" && text.value === name.value;
}
