import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Protocol and ports of a rule. */
export interface Ports {
    readonly protocol: "tcp" | "udp";
    readonly from: number;
    readonly to: number;
}

/** The other side of a rule: exactly one of the four. */
export type RulePeer =
    | { readonly securityGroupId: pulumi.Input<string> }
    | { readonly prefixListId: pulumi.Input<string> }
    | { readonly cidrIpv4: pulumi.Input<string> }
    | { readonly cidrIpv6: pulumi.Input<string> };

interface RuleArgs {
    readonly securityGroupId: pulumi.Input<string>;
    readonly description: string;
    readonly ports: Ports;
    readonly peer: RulePeer;
}

/** Lets a peer in. Rules stand alone, never in the group, so that each has its own place in a plan. */
export function allowIngress(
    name: string,
    args: RuleArgs,
    opts: pulumi.CustomResourceOptions,
): aws.vpc.SecurityGroupIngressRule {
    return new aws.vpc.SecurityGroupIngressRule(name, ruleArgs(args), opts);
}

/** Lets members of the group call a peer. */
export function allowEgress(
    name: string,
    args: RuleArgs,
    opts: pulumi.CustomResourceOptions,
): aws.vpc.SecurityGroupEgressRule {
    return new aws.vpc.SecurityGroupEgressRule(name, ruleArgs(args), opts);
}

/** Somebody who may connect to the members of a security group. */
export interface Caller {
    /** Part of the rules' logical names. */
    readonly key: string;
    /** What the rule that lets it in calls it, e.g. `load balancer public`. */
    readonly what: string;
    readonly securityGroupId: pulumi.Input<string>;
    readonly ports: Ports;
}

/** A load balancer that instances or tasks are reached through. */
export interface LoadBalancerPeer {
    /** Its key in the stack's configuration. */
    readonly name: string;
    readonly securityGroupId: pulumi.Input<string>;
}

/** Load balancers as callers. `what` follows their names in the rules that let them in. */
export function loadBalancerCallers(loadBalancers: readonly LoadBalancerPeer[], ports: Ports, what = ""): Caller[] {
    return loadBalancers.map(({ name, securityGroupId }) => ({
        key: `lb-${name}`,
        what: `load balancer ${name}${what}`,
        securityGroupId,
        ports,
    }));
}

/** Lets a caller in to the `members` of a group, and out of its own group. Returns both rules. */
export function connect(
    name: string,
    args: { readonly caller: Caller; readonly securityGroupId: pulumi.Input<string>; readonly members: string },
    opts: pulumi.CustomResourceOptions,
): readonly pulumi.Resource[] {
    const { caller, securityGroupId, members } = args;
    const { ports } = caller;
    const ruleName = `${name}-${caller.key}`;
    const from = { securityGroupId: caller.securityGroupId };
    const to = { securityGroupId };
    return [
        allowIngress(ruleName, { ...to, description: `From the ${caller.what}`, ports, peer: from }, opts),
        allowEgress(ruleName, { ...from, description: `To ${members}`, ports, peer: to }, opts),
    ];
}

function ruleArgs({ securityGroupId, description, ports, peer }: RuleArgs) {
    const { securityGroupId: referencedSecurityGroupId, ...range } = { securityGroupId: undefined, ...peer };
    return {
        securityGroupId,
        description,
        ipProtocol: ports.protocol,
        fromPort: ports.from,
        toPort: ports.to,
        ...range,
        ...(referencedSecurityGroupId === undefined ? {} : { referencedSecurityGroupId }),
    };
}
