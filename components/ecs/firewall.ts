import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../../config/schema";
import { allowEgress, connect, type Caller, type Ports } from "../shared/security-group";
import { slug } from "../shared/slug";

/** A load balancer that tasks are reached through. */
export interface LoadBalancerPeer {
    /** Its key in the stack's configuration. */
    readonly name: string;
    readonly securityGroupId: pulumi.Input<string>;
}

export interface FirewallArgs {
    /** Whose it is; part of the type token. */
    readonly of: "Instance" | "Task";
    readonly vpcId: pulumi.Input<string>;
    /** What the security group is for, e.g. `Tasks of registry-certs`. */
    readonly description: string;
    /** What the callers' own rules call its members, e.g. `registry-certs`. */
    readonly members: string;
    /** `Name` tag of the group. */
    readonly nameTag: string;
    /** Who may connect. */
    readonly callers: readonly Caller[];
    /** What members may call. */
    readonly egress: ClusterConfig["egress"];
    /** Ranges behind the VPN, all of whose TCP ports may be called. */
    readonly onPremisesCidrs: readonly string[];
}

/** Load balancers as callers of a firewall. `what` follows their names in the rules that let them in. */
export function loadBalancerCallers(loadBalancers: readonly LoadBalancerPeer[], ports: Ports, what = ""): Caller[] {
    return loadBalancers.map(({ name, securityGroupId }) => ({
        key: `lb-${name}`,
        what: `load balancer ${name}${what}`,
        securityGroupId,
        ports,
    }));
}

/**
 * Who reaches instances or tasks, and what they may call. Members of the group do not reach each other.
 *
 * Children: the security group; for each caller the rule that lets it in and its counterpart that lets it out of its own
 * group; a rule for each thing that may be called.
 */
export class Firewall extends pulumi.ComponentResource {
    readonly securityGroupId: pulumi.Output<string>;
    /** All rules: instances call AWS at their first boot, and tasks are asked for their health as soon as they run. */
    readonly rules: readonly pulumi.Resource[];

    constructor(
        private readonly name: string,
        args: FirewallArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(`platform:ecs:${args.of}Firewall`, name, {}, opts);
        const { vpcId, description, members, nameTag, callers, egress, onPremisesCidrs } = args;

        const group = new aws.ec2.SecurityGroup(
            name,
            { vpcId, description, tags: { Name: nameTag } },
            { parent: this },
        );
        this.securityGroupId = group.id;
        const { securityGroupId } = this;
        this.rules = [
            ...callers.flatMap((caller) => connect(name, { caller, securityGroupId, members }, { parent: this })),
            ...egress.map(({ description, protocol, fromPort, toPort, cidr }) =>
                this.allow(`${protocol}-${fromPort}-${toPort}`, description, cidr, {
                    protocol,
                    from: fromPort,
                    to: toPort,
                }),
            ),
            ...onPremisesCidrs.map((cidr) =>
                this.allow("on-premises", "On-premises network, through the VPN", cidr, {
                    protocol: "tcp",
                    from: 0,
                    to: 65535,
                }),
            ),
        ];
        this.registerOutputs({ securityGroupId });
    }

    private allow(key: string, description: string, cidrIpv4: string, ports: Ports): pulumi.Resource {
        const { securityGroupId } = this;
        return allowEgress(
            `${this.name}-${key}-${slug(cidrIpv4)}`,
            { securityGroupId, description, ports, peer: { cidrIpv4 } },
            { parent: this },
        );
    }
}
