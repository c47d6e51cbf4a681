import type * as pulumi from "@pulumi/pulumi";
import type { ClusterConfig, ServiceConfig } from "../../../config/schema";
import type { LoadBalancerTarget } from "../../load-balancing/load-balancer";
import type { ByZone } from "../../network/network";
import type { AwsScope } from "../../shared/scope";
import type { ClusterTarget } from "../cluster/target";
import { connectLoadBalancers } from "./load-balancer-rules";
import { TaskFirewall } from "./task-firewall";

/** Where tasks in `awsvpc` mode live. */
export interface TaskNetwork {
    readonly subnetIds: readonly pulumi.Input<string>[];
    readonly securityGroupId: pulumi.Input<string>;
}

/** How tasks are reached and what they reach. */
export interface TaskAccess {
    /** Undefined for tasks that share their instance's address. */
    readonly network: TaskNetwork | undefined;
    /** What has to be there before a task can serve. */
    readonly rules: readonly pulumi.Resource[];
}

export interface TaskAccessArgs {
    readonly scope: AwsScope;
    readonly config: ServiceConfig;
    readonly cluster: ClusterTarget;
    /** The `cluster` block: awsvpc tasks may call what its instances may. */
    readonly clusterConfig: Pick<ClusterConfig, "egress">;
    /** Ranges behind the VPN, all of whose TCP ports awsvpc tasks may call. */
    readonly onPremisesCidrs: readonly string[];
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** The load balancers that the service is reached through. */
    readonly loadBalancers: readonly LoadBalancerTarget[];
}

/**
 * The way from the load balancers to the tasks: an address and a group for each awsvpc task; for a fixed host port, rules
 * of its own on the cluster's group; for dynamic ports nothing, as the cluster's rules cover them.
 */
export function createTaskAccess(name: string, args: TaskAccessArgs, parent: pulumi.Resource): TaskAccess {
    const { config, cluster, clusterConfig, loadBalancers, privateSubnetIds } = args;
    if (config.networkMode === "awsvpc") {
        const firewallArgs = { ...args, egress: clusterConfig.egress, service: name, port: config.port };
        const firewall = new TaskFirewall(`${name}-tasks`, firewallArgs, { parent });
        const { securityGroupId } = firewall;
        return { network: { subnetIds: Object.values(privateSubnetIds), securityGroupId }, rules: [firewall] };
    }
    if (config.hostPort === 0) {
        return { network: undefined, rules: [] };
    }
    const { securityGroupId } = cluster;
    const access = { service: name, securityGroupId, port: config.hostPort, loadBalancers };
    return { network: undefined, rules: connectLoadBalancers(`${name}-port`, access, parent) };
}
