import { ECS_CLUSTER, ECS_SERVICE, ECS_TASK_DEFINITION, TARGET_GROUP } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { demandOf, type TaskDemand } from "./demand";
import { known } from "@platform/aws-model/value";
import { targets, zonesAt } from "./references";
import { scalingRange } from "./scaling-range";

/** A placement strategy or constraint, as the service declares it; strategies apply in their order. */
export interface PlacementRule {
    /** `spread`, `binpack`, `random`; of constraints `distinctInstance`, `memberOf`. */
    readonly type: string;
    /** What a strategy looks at, or a constraint's expression. */
    readonly field?: string;
}

/** A service of ECS as the plan has it. */
export interface PlannedService {
    readonly resource: PlanResource;
    readonly name: string;
    /** The cluster of this plan that it runs on. */
    readonly cluster?: PlanResource;
    readonly taskDefinition?: PlanResource;
    /** Names of the capacity providers of its own strategy; empty when the cluster's default, or none, applies. */
    readonly capacityProviders: readonly string[];
    /** Tasks that AWS runs elsewhere than on instances of the plan. */
    readonly fargate: boolean;
    /** One copy on each instance; then `desiredCount` says nothing. */
    readonly daemon: boolean;
    /** Copies that the plan asks for; undefined when that is not known. */
    readonly desiredCount?: number;
    /** Fewest and most copies that autoscaling keeps; the desired count without autoscaling. */
    readonly minimum?: number;
    readonly maximum?: number;
    /** Undefined when the task definition or a number in it is not known. */
    readonly demand?: TaskDemand;
    readonly placementStrategies: readonly PlacementRule[];
    readonly placementConstraints: readonly PlacementRule[];
    /** AWS moves copies to even out the zones. */
    readonly rebalancing: boolean;
    /** Zones of the service's own subnets, with network mode awsvpc; undefined when they are where the instances are. */
    readonly zones?: readonly string[];
    /** Percent of the desired count that keep running, or may run, during a deployment. */
    readonly deploymentMinimumPercent: number;
    readonly deploymentMaximumPercent: number;
    readonly targetGroups: readonly PlanResource[];
}

/** The services of ECS in a plan, in the order of registration. */
export function servicesOf(plan: Plan): readonly PlannedService[] {
    const range = scalingRange(plan);
    return plan.ofType(ECS_SERVICE).map((resource) => {
        const [taskDefinition] = targets(plan, resource, resource.get("taskDefinition"), ECS_TASK_DEFINITION);
        const [cluster] = targets(plan, resource, resource.get("cluster"), ECS_CLUSTER);
        const desired = resource.get("desiredCount").number();
        // The provider's default is 0 copies.
        const desiredCount = desired.state === "absent" ? 0 : known(desired);
        const demand = taskDefinition === undefined ? undefined : demandOf(taskDefinition);
        const limits = range(resource, cluster) ?? { minimum: desiredCount, maximum: desiredCount };
        const subnets = resource.get("networkConfiguration", "subnets");
        const zones = subnets.state === "absent" ? undefined : zonesAt(plan, resource, subnets);
        const providers = resource.get("capacityProviderStrategies").items();
        const names = providers.flatMap((item) => known(item.at("capacityProvider").text()) ?? []);
        return compact({
            ...{ resource, name: resource.name, cluster, taskDefinition, desiredCount, ...limits, demand, zones },
            capacityProviders: names,
            fargate:
                known(resource.get("launchType").text()) === "FARGATE" ||
                (names.length > 0 && names.every((name) => name.startsWith("FARGATE"))),
            daemon: known(resource.get("schedulingStrategy").text()) === "DAEMON",
            placementStrategies: rules(resource.get("orderedPlacementStrategies"), "field"),
            placementConstraints: rules(resource.get("placementConstraints"), "expression"),
            // A new service has it unless it says otherwise.
            rebalancing: known(resource.get("availabilityZoneRebalancing").text()) !== "DISABLED",
            deploymentMinimumPercent: known(resource.get("deploymentMinimumHealthyPercent").number()) ?? 100,
            deploymentMaximumPercent: known(resource.get("deploymentMaximumPercent").number()) ?? 200,
            targetGroups: resource
                .get("loadBalancers")
                .items()
                .flatMap((item) => targets(plan, resource, item.at("targetGroupArn"), TARGET_GROUP)),
        });
    });
}

function rules(list: Value, property: string): readonly PlacementRule[] {
    return list.items().map((item) => {
        const field = known(item.at(property).text());
        return { type: known(item.at("type").text()) ?? "unknown", ...(field === undefined ? {} : { field }) };
    });
}

type Optional = "cluster" | "taskDefinition" | "desiredCount" | "minimum" | "maximum" | "demand" | "zones";
type Loose = Omit<PlannedService, Optional> & { readonly [K in Optional]: PlannedService[K] | undefined };

/** Without the properties that nothing is known of. */
function compact(service: Loose): PlannedService {
    return Object.fromEntries(
        Object.entries(service).filter(([, value]) => value !== undefined),
    ) as unknown as PlannedService;
}
