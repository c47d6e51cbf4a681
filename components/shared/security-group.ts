import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Protocol and ports of a rule. */
export interface Ports {
    readonly protocol: "tcp" | "udp";
    readonly from: number;
    readonly to: number;
}

/** The other side of a rule: exactly one of the four. */
export type Peer =
    | { readonly securityGroupId: pulumi.Input<string> }
    | { readonly prefixListId: pulumi.Input<string> }
    | { readonly cidrIpv4: pulumi.Input<string> }
    | { readonly cidrIpv6: pulumi.Input<string> };

interface RuleArgs {
    readonly securityGroupId: pulumi.Input<string>;
    readonly description: string;
    readonly ports: Ports;
    readonly peer: Peer;
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
