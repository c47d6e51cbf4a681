import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig } from "../../../config/schema";
import type { AwsScope } from "../../shared/scope";
import { allowEgress, type Ports } from "../../shared/security-group";
import { connectLoadBalancers, type Caller } from "./load-balancer-rules";

export interface TaskFirewallArgs {
    readonly scope: AwsScope;
    readonly service: string;
    readonly vpcId: pulumi.Input<string>;
    /** Port of the container; undefined for a service that nobody calls. */
    readonly port: number | undefined;
    readonly loadBalancers: readonly Caller[];
    /** What tasks may call: the same as the cluster's instances. */
    readonly egress: ClusterConfig["egress"];
    /** Ranges behind the VPN, all of whose TCP ports may be called. */
    readonly onPremisesCidrs: readonly string[];
}

/**
 * Who reaches the tasks of a service in `awsvpc` mode: its load balancers at the container's port, nobody else.
 *
 * Children: the security group; a pair of rules for each load balancer; a rule for each thing that tasks may call.
 */
export class TaskFirewall extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:TaskFirewall";

    readonly securityGroupId: pulumi.Output<string>;

    constructor(
        private readonly name: string,
        private readonly args: TaskFirewallArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        const { scope, service, vpcId, port, egress, onPremisesCidrs } = args;
        super(TaskFirewall.type, name, { port, egress, onPremisesCidrs }, opts);

        const group = new aws.ec2.SecurityGroup(
            name,
            { vpcId, description: `Tasks of ${service}`, tags: { Name: `${scope.prefix}-${service}` } },
            { parent: this },
        );
        this.securityGroupId = group.id;
        if (port !== undefined) {
            connectLoadBalancers(name, { ...args, securityGroupId: group.id, port }, this);
        }
        this.allowCalls();
        this.registerOutputs({ securityGroupId: this.securityGroupId });
    }

    private allowCalls(): void {
        const { egress, onPremisesCidrs } = this.args;
        for (const { description, protocol, fromPort, toPort, cidr } of egress) {
            this.allowCall(`${protocol}-${fromPort}-${toPort}-${cidr}`, description, cidr, {
                protocol,
                from: fromPort,
                to: toPort,
            });
        }
        for (const cidr of onPremisesCidrs) {
            const ports: Ports = { protocol: "tcp", from: 0, to: 65535 };
            this.allowCall(`on-premises-${cidr}`, "On-premises network, through the VPN", cidr, ports);
        }
    }

    private allowCall(key: string, description: string, cidrIpv4: string, ports: Ports): void {
        const { securityGroupId } = this;
        allowEgress(
            `${this.name}-${key}`,
            { securityGroupId, description, ports, peer: { cidrIpv4 } },
            { parent: this },
        );
    }
}
