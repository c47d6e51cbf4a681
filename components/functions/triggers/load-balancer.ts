import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { FunctionRoute, type FunctionRouteArgs } from "../../load-balancing/function-route";
import { letCall, type TriggerArgs } from "./trigger";

/** The resources that `createLoadBalancerTrigger` makes besides the route. */
export const loadBalancerResources = {
    /** The function's place in the target group. */
    targetGroupAttachment: aws.lb.TargetGroupAttachment,
};

/** Requests that a load balancer gets for the function. It is registered when the load balancer may call it, and not before. */
export function createLoadBalancerTrigger(
    name: string,
    args: TriggerArgs & { readonly route: Omit<FunctionRouteArgs, "scope"> },
    parent: pulumi.Resource,
): void {
    const { scope, alias, route } = args;
    const { targetGroupArn } = new FunctionRoute(`${name}-tg`, { ...route, scope }, { parent });
    const permission = letCall(
        `${name}-public`,
        { ...args, principal: "elasticloadbalancing.amazonaws.com", sourceArn: targetGroupArn },
        { parent },
    );
    new aws.lb.TargetGroupAttachment(name, { targetGroupArn, targetId: alias.arn }, { parent, dependsOn: permission });
}
