import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_ATTACHMENT, AUTOSCALING_GROUP, AUTOSCALING_TRAFFIC_SOURCE } from "@platform/aws-model/types";

/** Whether a load balancer sends requests to an Auto Scaling group. */
export type Behind = "balanced" | "alone" | "unclear";

/** Looks at the group itself, and at what attaches it. */
export function attachment(graph: Graph, group: Resource): Behind {
    const own = ["targetGroupArns", "loadBalancers", "trafficSources"].some((key) => group.get(key).items().length > 0);
    const links = [AUTOSCALING_ATTACHMENT, AUTOSCALING_TRAFFIC_SOURCE].map((types) =>
        graph.linked(types, "autoscalingGroupName", group, AUTOSCALING_GROUP),
    );
    if (own || links.some(({ linked }) => linked.length > 0)) return "balanced";
    return links.some(({ undecided: maybe }) => maybe.length > 0) ? "unclear" : "alone";
}
