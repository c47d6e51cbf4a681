import { cidrOf, rangeOf, subrange } from "./cidr";

/** `public`: load balancers and NAT. `private`: apps. `data`: stores that no route leads out of. */
export type Tier = "public" | "private" | "data";

/** Addresses of each subnet that AWS keeps. @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export const reservedInSubnet = 5;

/** The part of the VPC that a tier owns: the `index`-th of the parts that are `bits` longer than the VPC's prefix. */
const tiers: Readonly<Record<Tier, { readonly bits: number; readonly index: number }>> = {
    private: { bits: 1, index: 0 }, // first half
    public: { bits: 2, index: 2 }, // third quarter
    data: { bits: 3, index: 6 }, // seventh eighth; the last eighth stays free
};

/** Each tier is cut into eight: one part for each letter that a zone of AWS can end in. */
const zoneBits = 3;

/** The longest VPC prefix whose data subnets (/28) are as large as AWS demands, and its shortest. */
export const vpcPrefixes = { shortest: 16, longest: 22 } as const;

/**
 * The range of a subnet. It depends on the VPC's range, the tier and the zone's letter alone, so that a zone or a tier
 * that comes or goes moves no other subnet.
 * @throws Error when the VPC's range is no /16 to /22.
 */
export function subnetCidr(vpcCidr: string, tier: Tier, availabilityZone: string): string {
    const tierRange = cidrOf(tierCidr(vpcCidr, tier));
    return subrange(tierRange, tierRange.prefix + zoneBits, zoneSlot(availabilityZone)).text;
}

/**
 * The range that all subnets of a tier lie in, those of zones to come too.
 * @throws Error when the VPC's range is no /16 to /22.
 */
export function tierCidr(vpcCidr: string, tier: Tier): string {
    const vpc = cidrOf(vpcCidr);
    if (vpc.prefix < vpcPrefixes.shortest || vpc.prefix > vpcPrefixes.longest) {
        throw new Error(`${vpcCidr}: a VPC is planned from /${vpcPrefixes.shortest} to /${vpcPrefixes.longest}`);
    }
    const { bits, index } = tiers[tier];
    return subrange(vpc, vpc.prefix + bits, index).text;
}

/**
 * The /64 of a subnet in the /56 that AWS gives a VPC, as stable as its IPv4 range: `2600:1f18:1234:5600::/56` has
 * `2600:1f18:1234:5608::/64` as the public subnet of a zone that ends in `a`.
 */
export function ipv6SubnetCidr(vpcBlock: string, tier: Tier, availabilityZone: string): string {
    const numberOfTier: Readonly<Record<Tier, number>> = { private: 0, public: 1, data: 2 };
    const number = numberOfTier[tier] * 2 ** zoneBits + zoneSlot(availabilityZone);
    const vpc = rangeOf(vpcBlock);
    if (vpc === undefined) {
        throw new Error(`${vpcBlock} is no range of addresses`);
    }
    return subrange(vpc, 64, number).text;
}

function zoneSlot(availabilityZone: string): number {
    return availabilityZone.charCodeAt(availabilityZone.length - 1) - "a".charCodeAt(0);
}
