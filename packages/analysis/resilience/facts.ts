import type { Resource } from "@platform/aws-model/resource";
import { SUBNET } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { servicesOf } from "../shared/tasks";
import { zoneOf } from "@platform/aws-model/network/zone";
import { egressOf, type EgressFacts } from "./egress";
import { endpointsOf, type Endpoint } from "./endpoints";
import { poolsWithTasks, type Pool } from "./pools";
import { companionsOf, type Companion } from "./companions";
import { vpnOf, type VpnLine } from "./vpn";
import { workloadsOf, type Workload } from "./workloads";
import { zonalParts, type ZonalPart } from "./zonal-parts";

/** What a plan says about failure, read once. */
export interface ResilienceFacts {
    /** Every zone of the plan's subnets and parts, sorted. */
    readonly zones: readonly string[];
    readonly workloads: readonly Workload[];
    readonly pools: readonly Pool[];
    readonly egress: EgressFacts;
    /** Data stores and others of which the kind tells what becomes of them. */
    readonly parts: readonly ZonalPart[];
    readonly vpn: readonly VpnLine[];
    readonly endpoints: readonly Endpoint[];
    /** Instances that serve nobody: bastions, ping targets. */
    readonly companions: readonly Companion[];
}

export function resilienceFactsOf(plan: Plan): ResilienceFacts {
    const services = servicesOf(plan);
    const pools = poolsWithTasks(plan, services);
    const subnets = plan.ofType(SUBNET);
    const parts = zonalParts(plan);
    return {
        zones: [...new Set([...subnets.map(zoneOf), ...parts.map(({ zone }) => zone)])]
            .filter((zone) => zone !== undefined)
            .sort(),
        parts,
        workloads: workloadsOf(plan, services, pools),
        pools,
        egress: egressOf(plan, occupied(plan)),
        vpn: vpnOf(plan),
        endpoints: endpointsOf(plan),
        companions: companionsOf(plan),
    };
}

/** The subnets in which something runs that calls others. */
function occupied(plan: Plan): readonly Resource[] {
    const callers = plan.graph.withRole("app", "bastion", "probe", "listed-endpoint");
    return callers.flatMap(({ subnets }) => subnets.flatMap((one) => (one.kind === "resource" ? [one.resource] : [])));
}
