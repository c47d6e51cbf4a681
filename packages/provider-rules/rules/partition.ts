import type { Problem } from "../problem";
import { regionOf, type JudgedResource } from "../judged-resource";
import { isRegion, PARTITIONS, partitionOf } from "@platform/aws-model/regions";
import type { Value } from "@platform/aws-model/value";
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
export function* partition(resource: JudgedResource): Generator<Problem> {
    const own = regionOf(resource);
    const wanted = own === undefined ? undefined : partitionOf(own);
    const said = new Set<string>();
    for (const found of arnsIn(resource)) {
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
    if (isRegion(region) && partitionOf(region) !== name) {
        const message = `holds an ARN of region ${region} and partition "${name}", which do not go together`;
        return { code: "partition", at, message, fix: `write "${partitionOf(region)}"` };
    }
    return undefined;
}

function* arnsIn(resource: JudgedResource): Generator<Found> {
    for (const at of textsWith(resource.inputs, resource.record.inputs, "arn:")) {
        for (const [, name = "", region = ""] of at.asString?.matchAll(ARN) ?? []) {
            yield { at, partition: name, region };
        }
    }
}
