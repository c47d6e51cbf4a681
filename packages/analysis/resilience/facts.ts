import type { Resource } from "@platform/aws-model/resource";
import { SUBNET } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { servicesOf } from "../shared/tasks";
import { zoneOf } from "../shared/references";
import { dataStores, type DataStore } from "./data";
import { egressOf, type EgressFacts } from "./egress";
import { endpointsOf, type Endpoint } from "./endpoints";
import { poolsWithTasks, type Pool } from "./pools";
import { companionsOf, type Companion } from "./companions";
import { vpnOf, type VpnLine } from "./vpn";
import { workloadsOf, type Workload } from "./workloads";

/** What a plan says about failure, read once. */
export interface Facts {
    /** Every zone of the plan's subnets, sorted. */
    readonly zones: readonly string[];
    readonly workloads: readonly Workload[];
    readonly pools: readonly Pool[];
    readonly egress: EgressFacts;
    readonly stores: readonly DataStore[];
    readonly vpn: readonly VpnLine[];
    readonly endpoints: readonly Endpoint[];
    /** Instances that serve nobody: bastions, ping targets. */
    readonly companions: readonly Companion[];
}

export function factsOf(plan: Plan): Facts {
    const services = servicesOf(plan);
    const pools = poolsWithTasks(plan, services);
    const subnets = plan.ofType(SUBNET);
    return {
        zones: [...new Set(subnets.flatMap((subnet) => zoneOf(subnet) ?? []))].sort(),
        workloads: workloadsOf(plan, services, pools),
        pools,
        egress: egressOf(plan, occupied(plan)),
        stores: dataStores(plan),
        vpn: vpnOf(plan),
        endpoints: endpointsOf(plan),
        companions: companionsOf(plan),
    };
}

/** The subnets in which something runs that calls others. */
function occupied(plan: Plan): readonly Resource[] {
    const kinds = ["instance", "autoscaling", "fleet", "ecs-task", "lambda"];
    return plan.graph.members
        .filter(({ kind }) => kinds.includes(kind))
        .flatMap(({ subnets }) => subnets.flatMap((one) => (one.kind === "resource" ? [one.resource] : [])));
}
