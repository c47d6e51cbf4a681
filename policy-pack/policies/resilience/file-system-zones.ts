import type { Graph } from "@platform/aws-model/graph/graph";
import * as types from "@platform/aws-model/types";
import { violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { expectTwoZones, zonesOfSubnets } from "./zones";

/** The file systems that the loss of one zone would take away, or that nobody could reach any more from the others. */
export function judgeFileSystems(graph: Graph): PolicyFinding[] {
    return graph.ofType(types.EFS_FILE_SYSTEM).flatMap((fileSystem) => {
        const [at, fix] = ["availabilityZoneName", "remove availabilityZoneName; AWS replaces the file system"];
        if (fileSystem.inputs.at(at).state !== "absent")
            return [violation(fileSystem, { at, found: "one zone", required: "a regional file system", fix })];
        return judgeTargets(graph, fileSystem);
    });
}

/** A file system without mount targets is not in use yet. */
function judgeTargets(graph: Graph, fileSystem: Resource): PolicyFinding[] {
    const { linked } = graph.linked(types.EFS_MOUNT_TARGET, "fileSystemId", fileSystem, types.EFS_FILE_SYSTEM);
    if (linked.length === 0) return [];
    const subnets = graph.members
        .filter(({ producer }) => linked.includes(producer))
        .flatMap(({ subnets: references }) => references);
    return expectTwoZones(fileSystem, zonesOfSubnets(subnets), "add a mount target in another zone");
}
