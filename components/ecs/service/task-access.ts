import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancerTarget } from "../../load-balancing/load-balancer";
import type { ByZone } from "../../shared/by-zone";
import { Firewall, type FirewallTransforms } from "../../shared/firewall";
import type { AwsScope } from "../../shared/scope";
import { connect, loadBalancerCallers, type Caller } from "../../shared/security-group";
import type { ClusterConfig } from "../cluster/schema";
import type { ClusterTarget } from "../cluster/target";
import type { ServiceConfig } from "./schema/service";

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
    /** Changes to the arguments of the resources of the tasks' firewall. */
    readonly transform?: FirewallTransforms | undefined;
    /** The load balancers that the service is reached through. */
    readonly loadBalancers: readonly LoadBalancerTarget[];
}

/**
 * The way from the load balancers to the tasks: an address and a group for each awsvpc task; for a fixed host port, rules
 * of its own on the cluster's group; for dynamic ports nothing, as the cluster's rules cover them.
 */
export function createTaskAccess(name: string, args: TaskAccessArgs, parent: pulumi.Resource): TaskAccess {
    const { config, cluster, privateSubnetIds } = args;
    if (config.networkMode === "awsvpc") {
        const firewall = createTaskFirewall(name, args, parent);
        const { securityGroupId } = firewall;
        return { network: { subnetIds: Object.values(privateSubnetIds), securityGroupId }, rules: [firewall] };
    }
    const { securityGroupId } = cluster;
    const rules = callers(name, args, config.hostPort).flatMap((caller) =>
        connect(`${name}-port`, { caller, securityGroupId, members: name }, { parent }),
    );
    return { network: undefined, rules };
}

/** Where a task starts, for those that have addresses of their own. */
export function networkConfiguration(network: TaskNetwork | undefined) {
    return network === undefined
        ? {}
        : {
              networkConfiguration: {
                  subnets: [...network.subnetIds],
                  securityGroups: [network.securityGroupId],
                  assignPublicIp: false,
              },
          };
}

/** Load balancers reach the container's port, nobody else anything. */
function createTaskFirewall(name: string, args: TaskAccessArgs, parent: pulumi.Resource): Firewall {
    const { scope, config, clusterConfig, onPremisesCidrs, vpcId } = args;
    return new Firewall(
        `${name}-tasks`,
        {
            type: "platform:ecs:TaskFirewall",
            vpcId,
            description: `Tasks of ${name}`,
            members: name,
            nameTag: `${scope.prefix}-${name}`,
            callers: callers(name, args, config.port),
            egress: clusterConfig.egress,
            onPremisesCidrs,
            transform: args.transform,
        },
        { parent },
    );
}

/** The load balancers at one port; nobody without one, and nobody at 0, the dynamic ports, which are the cluster's. */
function callers(name: string, { loadBalancers }: TaskAccessArgs, port = 0): readonly Caller[] {
    return port === 0
        ? []
        : loadBalancerCallers(loadBalancers, { protocol: "tcp", from: port, to: port }, ` to ${name}`);
}
