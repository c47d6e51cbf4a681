import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { SUBNET } from "@platform/aws-model/types";

/** An exclusion is for a subnet in which neither apps nor data stand. */
export function judgeExclusion(graph: Graph, exclusion: Resource): PolicyFinding[] {
    const required = "public subnets only";
    if (exclusion.inputs.at("vpcId").state !== "absent")
        return [violation(exclusion, { found: "excludes a whole VPC", required, fix: "exclude its public subnets" })];
    return graph.resolve(exclusion, exclusion.get("subnetId"), SUBNET).flatMap((subnet) => {
        if (subnet.kind !== "resource") return [undecided(exclusion, subnet.at, "a subnet of this stack")];
        const users = graph
            .withRole("app", "data", "probe")
            .filter(({ subnets }) =>
                subnets.some((used) => used.kind === "resource" && used.resource === subnet.resource),
            );
        return users.map(({ producer, role }) => {
            const found = `excludes ${subnet.resource.name}, in which ${producer.name} (${role}) stands`;
            return violation(exclusion, { found, required, fix: "remove the exclusion" });
        });
    });
}
