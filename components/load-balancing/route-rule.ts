import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAliasRecords } from "../dns/alias-records";
import type { RouteMatch, RuleBefore } from "../shared/block/listener-rule";
import { recordOptions, type HostOwner } from "./host-owners";
import type { LoadBalancerTarget } from "./load-balancer";
import { patternsOf, routeConditions, transformsOf } from "./route-match";
import { routeActions } from "./sign-in/actions";
import type { SignInConfig } from "./sign-in/schema";

/** Where requests come in. */
export interface RouteEntry {
    readonly loadBalancer: LoadBalancerTarget;
    /** Place among the listener's rules, from `planRules`. */
    readonly priority: number;
    /** Places of rules directly before it, from there as well: needed for each that there is to be. */
    readonly before?: Readonly<Partial<Record<RuleBefore, number>>>;
    readonly match: RouteMatch;
    /** Who may ask for it. Default: everybody. */
    readonly signIn?: SignInConfig | undefined;
    /** Zone for the hosts' records. Without it, somebody else creates them. */
    readonly aliasZoneId?: pulumi.Input<string> | undefined;
    /** Hosts that get a record here; one that several routes share gets it from one of them. Default: all hosts. */
    readonly aliasHosts?: readonly string[] | undefined;
}

/**
 * The listener's rules that lead to a target group: the route's own, and before it one for what needs no sign-in.
 * Returns the first, and what it does with requests.
 */
export function createRouteRules(
    name: string,
    entry: RouteEntry,
    targetGroup: aws.lb.TargetGroup,
    parent: pulumi.Resource,
): { readonly rule: aws.lb.ListenerRule; readonly actions: aws.lb.ListenerRuleArgs["actions"] } {
    const { match, signIn } = entry;
    const actions = routeActions(name, signIn, targetGroup, parent);
    if (signIn !== undefined && signIn.except.length > 0) {
        const without = {
            ...entry,
            priority: placeBefore(name, entry, "except", parent),
            match: { hosts: patternsOf(match).hosts, paths: signIn.except },
        };
        createRouteRule(`${name}-except`, without, routeActions(name, undefined, targetGroup, parent), parent);
    }
    return { rule: createRouteRule(name, entry, actions, parent), actions };
}

/** @throws ResourceError when the entry has no such place. */
export function placeBefore(name: string, { before }: RouteEntry, role: RuleBefore, parent: pulumi.Resource): number {
    const place = before?.[role];
    if (place === undefined) {
        throw new pulumi.ResourceError(`${name}: no place for the rule ${role}`, parent, true);
    }
    return place;
}

/** The listener's rule that does something with requests: all that match, or those of them that meet `more`, too. */
export function createRouteRule(
    name: string,
    { loadBalancer, match, priority }: RouteEntry,
    actions: aws.lb.ListenerRuleArgs["actions"],
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
            actions,
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
