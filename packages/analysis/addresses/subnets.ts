import { byAddress } from "@platform/aws-model/network/cidr";
import { SUBNET, VPC } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { zoneOf } from "@platform/aws-model/network/zone";
import { targets } from "../shared/references";
import { rangeAt } from "./ranges";
import { plannedTier, type PlannedSubnet } from "./subnet-plan";

/** A subnet of this plan. */
export interface Subnet extends PlannedSubnet {
    readonly urn: string;
    readonly name: string;
    /** URN of its VPC, if that is one of this plan. */
    readonly vpc: string | undefined;
}

/** The subnets of a plan, with their tiers; those whose range is not known are left out. */
export function subnetsOf(plan: Plan): readonly Subnet[] {
    return plan
        .ofType(SUBNET)
        .flatMap((subnet) => {
            const cidr = rangeAt(known(subnet.get("cidrBlock").text()) ?? "");
            if (cidr === undefined) return [];
            const [vpc] = targets(plan, subnet, subnet.get("vpcId"), VPC);
            const zone = zoneOf(subnet) ?? "";
            const outer = vpc && rangeAt(known(vpc.get("cidrBlock").text()) ?? "");
            const byRoutes = tierByRoutes(plan, subnet);
            // The platform's address plan says nothing of other people's networks.
            const tier = byRoutes === "other" ? ((outer && plannedTier(outer, zone, cidr)) ?? byRoutes) : byRoutes;
            return [{ urn: subnet.urn, name: subnet.name, vpc: vpc?.urn, zone, cidr, tier }];
        })
        .sort((a, b) => byAddress(a.cidr, b.cidr));
}

/** Public: a route to the internet. Private: a way out through something else. Data: none. */
function tierByRoutes(plan: Plan, subnet: PlanResource): PlannedSubnet["tier"] {
    const { routes, gaps } = plan.graph.routeTables.of(subnet);
    if (routes.some(({ leadsTo }) => leadsTo === "internet")) return "public";
    const destinations = routes.flatMap(({ read }) =>
        ["destinationCidrBlock", "cidrBlock"].flatMap((property) => known(read(property).text()) ?? []),
    );
    if (destinations.includes("0.0.0.0/0")) return "private";
    return gaps.length > 0 ? "other" : "data";
}

/** The names in a list of zones, as a stack file has it. */
export function zoneNames(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.map(String) : [];
}
