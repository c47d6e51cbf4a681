import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAliasRecords } from "../dns/alias-records";
import type { RouteMatch, RuleBefore } from "../shared/block/listener-rule";
import { recordOptions, type HostOwner } from "./host-owners";
import type { LoadBalancerTarget } from "./load-balancer";
import { patternsOf, routeConditions, transformsOf } from "./route-match";

/** Where requests come in. */
export interface RouteEntry {
    readonly loadBalancer: LoadBalancerTarget;
    /** Place among the listener's rules, from `planRules`. */
    readonly priority: number;
    /** Places of rules directly before it, from there as well: needed for each that there is to be. */
    readonly before?: Readonly<Partial<Record<RuleBefore, number>>>;
    readonly match: RouteMatch;
    /** Zone for the hosts' records. Without it, somebody else creates them. */
    readonly aliasZoneId?: pulumi.Input<string> | undefined;
    /** Hosts that get a record here; one that several routes share gets it from one of them. Default: all hosts. */
    readonly aliasHosts?: readonly string[] | undefined;
}

/** The listener's rule that hands requests to a target group: all that match, or those of them that meet `more`, too. */
export function createRouteRule(
    name: string,
    { loadBalancer, match, priority }: RouteEntry,
    targetGroup: aws.lb.TargetGroup,
    parent: pulumi.Resource,
    more: readonly aws.types.input.lb.ListenerRuleCondition[] = [],
): aws.lb.ListenerRule {
    return new aws.lb.ListenerRule(
        name,
        {
            listenerArn: loadBalancer.httpsListenerArn,
            priority,
            conditions: [...routeConditions(match), ...more],
            ...transformsOf(match),
            actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
            tags: { Name: name },
        },
        // A target group can have one load balancer only, so a rule that moves to another has to let go of it first.
        { parent, deleteBeforeReplace: true },
    );
}

/** Points the hosts at the load balancer. */
export function createRouteRecords(entry: RouteEntry, owner: HostOwner, parent: pulumi.Resource): void {
    const { aliasHosts, aliasZoneId, loadBalancer, match } = entry;
    if (aliasZoneId !== undefined) {
        for (const host of aliasHosts ?? patternsOf(match).hosts) {
            createAliasRecords(host, aliasZoneId, loadBalancer, recordOptions(parent, owner));
        }
    }
}
