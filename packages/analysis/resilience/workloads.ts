import { AUTOSCALING_GROUP, INSTANCE, SPOT_INSTANCE } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { poolsOf } from "../shared/instances";
import { known } from "@platform/aws-model/value";
import { zoneOf } from "@platform/aws-model/network/zone";
import { zonesAt } from "../shared/references";
import type { PlannedService } from "../shared/tasks";
import { balancersByTarget, type Balancer } from "./balancers";
import type { Pool } from "./pools";
import { allowedZones, spreadOf, type Layout } from "./spread";

/** Something that serves: a service, or instances behind a load balancer. */
export interface Workload {
    readonly name: string;
    readonly urn: string;
    readonly service?: PlannedService;
    /** The instances on which a service runs. */
    readonly pool?: Pool;
    /** Copies that run while all is well; undefined when the plan does not say. */
    readonly copies?: number;
    /** Where they may be; empty when that is not known. */
    readonly zones: readonly string[];
    readonly layout?: Layout;
    /** Name in AWS of the Auto Scaling group that it is, where it is one. */
    readonly group?: string;
    /** Most instances of a group of its own; 0 for an instance that nothing replaces. */
    readonly maximum?: number;
    /** The load balancers that send it requests. */
    readonly balancers: readonly Balancer[];
}

/** What a plan has that serves. */
export function workloadsOf(
    plan: Plan,
    services: readonly PlannedService[],
    pools: readonly Pool[],
): readonly Workload[] {
    const balancers = balancersByTarget(plan);
    const of = ({ urn }: PlanResource) => balancers.get(urn) ?? [];
    const serving = new Set(plan.graph.withRole("app").map(({ producer }) => producer.urn));
    const ecs = new Set(pools.map(({ urn }) => urn));
    return [
        ...services.map((service) => ({ ...serviceWorkload(service, pools), balancers: of(service.resource) })),
        ...plan
            .ofType(AUTOSCALING_GROUP)
            .filter(({ urn }) => serving.has(urn) && !ecs.has(urn))
            .map((group) => ({ ...groupWorkload(plan, group), balancers: of(group) })),
        ...plan
            .ofType([...INSTANCE, ...SPOT_INSTANCE])
            .filter(({ urn }) => serving.has(urn))
            .map((instance) => ({ ...instanceWorkload(plan, instance), balancers: of(instance) })),
    ];
}

type Unbalanced = Omit<Workload, "balancers">;

function serviceWorkload(service: PlannedService, pools: readonly Pool[]): Unbalanced {
    const sources = pools.map(({ source }) => source);
    const [first] = poolsOf(service, sources);
    const pool = pools.find(({ source }) => source === first);
    const instances = pool?.running;
    const desired = service.daemon ? instances : service.desiredCount;
    const copies = desired === undefined ? undefined : Math.max(desired, service.daemon ? 0 : (service.minimum ?? 0));
    const around = pool?.zones ?? service.zones ?? [];
    const both = service.zones === undefined ? around : around.filter((zone) => service.zones?.includes(zone));
    const zones = allowedZones(both, service);
    const placed = service.fargate || (instances !== undefined && pool !== undefined);
    const distinct = service.daemon || service.placementConstraints.some(({ type }) => type === "distinctInstance");
    const layout =
        copies === undefined || zones.length === 0 || !placed
            ? undefined
            : {
                  ...{ copies, zones: zones.length, spread: spreadOf(service), distinct },
                  // Of a pool's instances, those in the zones where the service may be.
                  ...(instances === undefined || pool === undefined
                      ? {}
                      : { instances: inZones(instances, pool.zones.length, zones.length) }),
              };
    return {
        ...{ name: service.name, urn: service.resource.urn, service, zones },
        ...(pool && { pool }),
        ...(copies === undefined ? {} : { copies }),
        ...(layout && { layout }),
    };
}

/** Instances that are surely in some of the zones over which they are spread. */
function inZones(instances: number, all: number, some: number): number {
    return some >= all ? instances : Math.max(Math.floor(instances / Math.max(all, 1)) * some, Math.min(1, instances));
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html */
function groupWorkload(plan: Plan, group: PlanResource): Unbalanced {
    const [minimum, maximum, asked] = ["minSize", "maxSize", "desiredCapacity"].map((property) =>
        known(group.get(property).number()),
    );
    const copies = asked ?? minimum;
    const zones = zonesAt(plan, group, group.get("vpcZoneIdentifiers")) ?? [];
    const layout: Layout | undefined =
        copies === undefined || zones.length === 0
            ? undefined
            : { copies, zones: zones.length, instances: copies, spread: "zones", distinct: true };
    return {
        ...{ name: group.name, urn: group.urn, zones, group: known(group.get("name").text()) ?? group.name },
        ...(copies === undefined ? {} : { copies }),
        ...(layout && { layout }),
        ...(maximum === undefined ? {} : { maximum }),
    };
}

function instanceWorkload(plan: Plan, instance: PlanResource): Unbalanced {
    const member = plan.graph.members.find(({ producer }) => producer.urn === instance.urn);
    const [subnet] = member?.subnets ?? [];
    const zone = subnet?.kind === "resource" ? zoneOf(subnet.resource) : undefined;
    const zones = zone === undefined ? [] : [zone];
    const layout: Layout = { copies: 1, zones: 1, instances: 1, spread: "zones", distinct: true };
    return { name: instance.name, urn: instance.urn, zones, copies: 1, maximum: 0, ...(zone && { layout }) };
}
