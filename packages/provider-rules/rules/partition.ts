import type { Problem } from "../problem";
import type { Graph } from "../reading/graph";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { PARTITIONS, partitionOf } from "../shapes/arn";
import { textsWith } from "./leaves";

/** An ARN in any text, also inside a policy: its partition and its region. */
const ARN = /\barn:([\w-]+):[\w-]*:([\w-]*):/g;

interface Found {
    readonly at: Value;
    readonly partition: string;
    readonly region: string;
}

/**
 * ARNs name the partition that the resource's provider works in; nothing of one partition can refer to another:
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function* partition(subject: Subject, graph: Graph): Generator<Problem> {
    const own = graph.region(subject);
    const wanted = own === undefined ? undefined : partitionOf(own);
    const said = new Set<string>();
    for (const found of arnsIn(subject)) {
        const problem = judge(found, wanted, own);
        if (problem !== undefined && !said.has(found.at.path)) {
            said.add(found.at.path);
            yield problem;
        }
    }
}

function judge(
    { at, partition: name, region }: Found,
    wanted: string | undefined,
    own: string | undefined,
): Problem | undefined {
    if (!PARTITIONS.includes(name)) {
        const message = `holds an ARN of partition "${name}", which does not exist`;
        return { code: "partition", at, message, fix: `use one of ${PARTITIONS.slice(0, 3).join(", ")}` };
    }
    if (wanted !== undefined && name !== wanted) {
        const message = `holds an ARN of partition "${name}": the resource is made in ${own ?? ""}, which is in partition "${wanted}"`;
        return { code: "partition", at, message, fix: "take the partition from aws.getPartitionOutput()" };
    }
    if (/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(region) && partitionOf(region) !== name) {
        const message = `holds an ARN of region ${region} and partition "${name}", which do not go together`;
        return { code: "partition", at, message, fix: `write "${partitionOf(region)}"` };
    }
    return undefined;
}

function* arnsIn(subject: Subject): Generator<Found> {
    for (const at of textsWith(subject.inputs, subject.resource.inputs, "arn:")) {
        for (const [, name = "", region = ""] of at.string?.matchAll(ARN) ?? []) {
            yield { at, partition: name, region };
        }
    }
}
