import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../../../config/schema";
import type { AwsScope } from "../../shared/scope";
import { allowEgress, allowIngress, type Ports } from "../../shared/security-group";
import { slug } from "../../shared/slug";

/** The part of a load balancer that the instances' firewall names. */
export interface LoadBalancerPeer {
    /** Its key in the stack's configuration; part of the rules' logical names. */
    readonly name: string;
    readonly securityGroupId: pulumi.Input<string>;
}

export interface InstanceFirewallArgs {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    /** What instances and tasks may call. */
    readonly egress: ClusterConfig["egress"];
    /** Ranges behind the VPN, all of whose TCP ports may be called. */
    readonly onPremisesCidrs: readonly string[];
    /** Load balancers that reach tasks at their dynamic host ports. */
    readonly loadBalancers: readonly LoadBalancerPeer[];
    /** Group of the bastion, the only one that may use SSH. Default: no port 22 at all, Session Manager alone. */
    readonly bastionSecurityGroupId?: pulumi.Input<string> | undefined;
}

/**
 * Host ports that Docker gives to tasks in bridge mode; they follow from the kernel's `ip_local_port_range`.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
 */
const dynamicPorts: Ports = { protocol: "tcp", from: 32768, to: 65535 };
const ssh: Ports = { protocol: "tcp", from: 22, to: 22 };

/**
 * Who reaches the instances: load balancers at the dynamic ports, the bastion at port 22, nobody else. Instances do not
 * reach each other.
 *
 * Children: the security group; for each load balancer, and for the bastion, the rule that lets it in and its
 * counterpart that lets it out of its own group; a rule for each thing that instances may call.
 */
export class InstanceFirewall extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:InstanceFirewall";

    readonly securityGroupId: pulumi.Output<string>;
    /** All rules: instances call AWS at their first boot, and tasks are asked for their health as soon as they run. */
    readonly rules: readonly pulumi.Resource[];

    constructor(
        private readonly name: string,
        private readonly args: InstanceFirewallArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(InstanceFirewall.type, name, {}, opts);
        const { scope, vpcId, loadBalancers, bastionSecurityGroupId } = args;

        const group = new aws.ec2.SecurityGroup(
            name,
            { vpcId, description: "Instances of the ECS cluster", tags: { Name: `${scope.prefix}-cluster` } },
            { parent: this },
        );
        this.securityGroupId = group.id;
        const fromLoadBalancers = loadBalancers.flatMap((loadBalancer) =>
            this.connect(
                `${name}-lb-${loadBalancer.name}`,
                `load balancer ${loadBalancer.name}`,
                loadBalancer.securityGroupId,
                dynamicPorts,
            ),
        );
        const fromBastion =
            bastionSecurityGroupId === undefined
                ? []
                : this.connect(`${name}-ssh`, "bastion", bastionSecurityGroupId, ssh);
        this.rules = [...fromLoadBalancers, ...fromBastion, ...this.allowConfigured(), ...this.allowOnPremises()];
        this.registerOutputs({ securityGroupId: this.securityGroupId });
    }

    /** The caller may come in here, and out of its own group. */
    private connect(
        name: string,
        caller: string,
        callerGroupId: pulumi.Input<string>,
        ports: Ports,
    ): readonly pulumi.Resource[] {
        const ingress = allowIngress(
            name,
            {
                securityGroupId: this.securityGroupId,
                description: `From the ${caller}`,
                ports,
                peer: { securityGroupId: callerGroupId },
            },
            { parent: this },
        );
        const egress = allowEgress(
            name,
            {
                securityGroupId: callerGroupId,
                description: "To the instances of the ECS cluster",
                ports,
                peer: { securityGroupId: this.securityGroupId },
            },
            { parent: this },
        );
        return [ingress, egress];
    }

    private allowConfigured(): readonly pulumi.Resource[] {
        return this.args.egress.map(({ description, protocol, fromPort, toPort, cidr }) =>
            allowEgress(
                `${this.name}-${protocol}-${fromPort}-${toPort}-${slug(cidr)}`,
                {
                    securityGroupId: this.securityGroupId,
                    description,
                    ports: { protocol, from: fromPort, to: toPort },
                    peer: { cidrIpv4: cidr },
                },
                { parent: this },
            ),
        );
    }

    private allowOnPremises(): readonly pulumi.Resource[] {
        return this.args.onPremisesCidrs.map((cidr) =>
            allowEgress(
                `${this.name}-on-premises-${slug(cidr)}`,
                {
                    securityGroupId: this.securityGroupId,
                    description: "On-premises network, through the VPN",
                    ports: { protocol: "tcp", from: 0, to: 65535 },
                    peer: { cidrIpv4: cidr },
                },
                { parent: this },
            ),
        );
    }
}
