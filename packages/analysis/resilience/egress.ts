import type { Resource } from "@platform/aws-model/resource";
import { NAT_GATEWAY, SUBNET, VPC_ENDPOINT } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { cloudwatchKeys } from "../shared/cloudwatch-keys";
import { ExitReader } from "../shared/exits";
import { known } from "@platform/aws-model/value";
import { zoneOf } from "@platform/aws-model/network/zone";
import { targets, zonesAt } from "../shared/references";

/** A NAT gateway, and whose way out it is. */
export interface Gateway {
    readonly name: string;
    readonly urn: string;
    /** The dimensions by which CloudWatch knows it. */
    readonly keys: readonly string[];
    /** Whether it is in all zones at once. */
    readonly regional: boolean;
    /** Its zone otherwise; undefined when that is not known. */
    readonly zone?: string;
    /** Zones with subnets whose route to the internet leads through it. */
    readonly serves: readonly string[];
}

/** The ways out of the zones in which something runs. */
export interface EgressFacts {
    readonly gateways: readonly Gateway[];
    /** Zones whose routes are not all known. */
    readonly unclear: readonly string[];
    /**
     * Zones in which tasks start without the internet: each has interface endpoints for all that ECS needs.
     */
    readonly selfSufficient: readonly string[];
}

/**
 * Endpoints without which no task starts and no instance joins a cluster where there is no way to the internet; layers
 * of images come from S3.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
const NEEDED = ["ecs", "ecs-agent", "ecs-telemetry", "ecr.api", "ecr.dkr", "logs"];

/** Reads the ways out of subnets. */
export function egressOf(plan: Plan, subnets: readonly Resource[]): EgressFacts {
    const exits = new ExitReader(plan);
    const serves = new Map<PlanResource, Set<string>>(plan.ofType(NAT_GATEWAY).map((gateway) => [gateway, new Set()]));
    const unclear = new Set<string>();
    for (const subnet of new Set(subnets)) {
        const zone = zoneOf(subnet);
        if (zone === undefined) continue;
        const { natGateways, gaps } = exits.of(subnet);
        if (gaps.length > 0) unclear.add(zone);
        for (const gateway of natGateways) serves.get(gateway)?.add(zone);
    }
    const gateways = [...serves].map(([gateway, zones]): Gateway => {
        const regional = known(gateway.get("availabilityMode").text()) === "regional";
        const zone = gatewayZone(plan, gateway);
        return {
            ...{
                name: gateway.name,
                urn: gateway.urn,
                keys: cloudwatchKeys(gateway),
                regional,
                serves: [...zones].sort(),
            },
            ...(zone === undefined ? {} : { zone }),
        };
    });
    return { gateways, unclear: [...unclear].sort(), selfSufficient: selfSufficient(plan) };
}

/** Zones that lose every NAT gateway that they have, when the given ones are lost. */
export function cutOff({ gateways }: EgressFacts, lost: (gateway: Gateway) => boolean): readonly string[] {
    const zones = [...new Set(gateways.flatMap(({ serves }) => serves))].sort();
    return zones.filter((zone) => gateways.filter(({ serves }) => serves.includes(zone)).every(lost));
}

function gatewayZone(plan: Plan, gateway: PlanResource): string | undefined {
    const [subnet] = targets(plan, gateway, gateway.get("subnetId"), SUBNET);
    return subnet && zoneOf(subnet);
}

function selfSufficient(plan: Plan): readonly string[] {
    const byService = new Map<string, readonly string[]>();
    let storage = false;
    for (const endpoint of plan.ofType(VPC_ENDPOINT)) {
        const name = known(endpoint.get("serviceName").text())?.replace(/^com\.amazonaws\.[a-z0-9-]+\./, "") ?? "";
        if (name === "s3") storage = true;
        byService.set(name, zonesAt(plan, endpoint, endpoint.get("subnetIds")) ?? []);
    }
    if (!storage || NEEDED.some((name) => !byService.has(name))) return [];
    const [first = []] = NEEDED.map((name) => byService.get(name) ?? []);
    return first.filter((zone) => NEEDED.every((name) => byService.get(name)?.includes(zone)));
}
