import { calledFunctions } from "@platform/aws-model/graph/called-functions";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { targets } from "./references";

const GROUP_PATHS = ["loadBalancers.*.targetGroupArn", "targetGroupArns", "trafficSources.*.identifier"];

/** The instance or the function that an attachment to a target group registers; a function is named by an alias as well. */
export function registered(plan: Plan, attachment: PlanResource | Resource): readonly PlanResource[] {
    const target = attachment.get("targetId");
    const functions = calledFunctions(plan.graph, attachment, target).flatMap(({ urn }) => plan.find(urn) ?? []);
    return [...targets(plan, attachment, target, types.INSTANCE), ...functions];
}

/** Who is registered in a target group: services, Auto Scaling groups, instances, functions; by the group's URN. */
export function behindTargetGroups(plan: Plan): ReadonlyMap<string, readonly PlanResource[]> {
    const { graph } = plan;
    const groups = plan.ofType(types.TARGET_GROUP);
    const own = [...types.ECS_SERVICE, ...types.ECS_TASK_SET, ...types.AUTOSCALING_GROUP];
    return new Map(
        groups.map((group) => {
            const linked = (tokens: readonly string[], path: string) =>
                graph.linked(tokens, path, group, types.TARGET_GROUP).linked;
            const direct = GROUP_PATHS.flatMap((path) => linked(own, path));
            const attached = [
                ...linked(types.AUTOSCALING_ATTACHMENT, "lbTargetGroupArn").flatMap((owner) =>
                    targets(plan, owner, owner.get("autoscalingGroupName"), types.AUTOSCALING_GROUP),
                ),
                ...linked(types.TARGET_GROUP_ATTACHMENT, "targetGroupArn").flatMap((owner) => registered(plan, owner)),
            ];
            const found = [...direct.flatMap(({ urn }) => plan.find(urn) ?? []), ...attached];
            return [group.urn, [...new Set(found)]] as const;
        }),
    );
}
