import type { Resource } from "../resource";
import { LISTENER, LOAD_BALANCER, TARGET_GROUP } from "../types";
import type { Value } from "../value";
import type { StackIndex } from "./stack-index";

/** Whether everything that a load balancer hands on goes to application load balancers. */
export function leadsToApplicationBalancers(index: StackIndex, balancer: Resource): boolean {
    const { linked } = index.linked(LISTENER, "loadBalancerArn", balancer, LOAD_BALANCER);
    const actions = linked.flatMap((listener) =>
        listener
            .get("defaultActions")
            .items()
            .map((action) => ({ listener, action })),
    );
    return (
        actions.length > 0 && actions.every(({ listener, action }) => forwardsToApplication(index, listener, action))
    );
}

/** Whether all target groups of an action hold application load balancers. */
export function forwardsToApplication(index: StackIndex, listener: Resource, action: Value): boolean {
    const weighted = action.at("forward", "targetGroups").items();
    const values = [action.at("targetGroupArn"), ...weighted.map((group) => group.at("arn"))];
    const references = values.flatMap((value) => index.resolve(listener, value, TARGET_GROUP));
    return (
        references.length > 0 &&
        references.every((reference) => {
            const type = reference.kind === "resource" ? reference.resource.get("targetType").text() : undefined;
            return type?.state === "known" && type.value === "alb";
        })
    );
}
