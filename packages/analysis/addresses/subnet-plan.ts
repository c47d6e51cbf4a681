import { subnetCidr, vpcPrefixes, type Tier } from "@platform/aws-model/network/subnet-plan";
import { cidrOf, sizeOf, type Cidr } from "@platform/aws-model/network/cidr";

const TIERS: readonly Tier[] = ["public", "private", "data"];
/** Letters that the name of a zone can end in. */
const LETTERS = "abcdefgh";

/** A subnet's place. */
export interface PlannedSubnet {
    /** `other`: neither the platform's plan nor its routes tell. */
    readonly tier: Tier | "other";
    readonly zone: string;
    readonly cidr: Cidr;
}

/** What a tier has and could have, by the platform's subnet plan. */
export interface TierRoom {
    readonly tier: Tier;
    readonly zones: readonly string[];
    /** Further zones that have a place waiting for them. */
    readonly freeZones: number;
    /** Addresses of one subnet. */
    readonly addresses: number;
}

/** Where the subnets of a VPC are, tier by tier. @see docs/decisions/0004-subnet-plan.md */
export function plannedSubnets(
    vpc: Cidr,
    zones: readonly string[],
): readonly (PlannedSubnet & { readonly tier: Tier })[] {
    if (!isPlanned(vpc)) return [];
    return zones
        .filter((zone) => LETTERS.includes(zone.at(-1) ?? " "))
        .flatMap((zone) => TIERS.map((tier) => ({ tier, zone, cidr: cidrOf(subnetCidr(vpc.text, tier, zone)) })));
}

/** The tier whose place in the VPC a subnet has; undefined for one that does not follow the plan. */
export function plannedTier(vpc: Cidr, zone: string, subnet: Cidr): Tier | undefined {
    return plannedSubnets(vpc, [zone]).find(({ cidr }) => cidr.text === subnet.text)?.tier;
}

/** What each tier has left; undefined when a subnet does not follow the plan. */
export function roomOf(vpc: Cidr, subnets: readonly PlannedSubnet[]): readonly TierRoom[] | undefined {
    const follows = subnets.every(({ zone, cidr, tier }) => plannedTier(vpc, zone, cidr) === tier);
    if (!isPlanned(vpc) || subnets.length === 0 || !follows) return undefined;
    return TIERS.map((tier) => {
        const own = subnets.filter((subnet) => subnet.tier === tier);
        const zones = [...new Set(own.map(({ zone }) => zone))].sort();
        const addresses = sizeOf(cidrOf(subnetCidr(vpc.text, tier, "a")));
        return { tier, zones, freeZones: LETTERS.length - zones.length, addresses };
    });
}

function isPlanned({ prefix }: Cidr): boolean {
    return prefix >= vpcPrefixes.shortest && prefix <= vpcPrefixes.longest;
}
