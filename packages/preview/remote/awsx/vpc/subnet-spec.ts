import type { Value } from "../../values";

/** What a program asks for in each zone. */
export interface SubnetSpec {
    readonly type: string;
    readonly name?: string;
    readonly cidrMask?: number;
    readonly size?: number;
    /** One for each zone. */
    readonly cidrBlocks?: readonly string[];
    readonly tags?: Value;
    readonly assignIpv6AddressOnCreation?: Value;
}

/** One subnet with its place. */
export interface PlacedSubnet {
    readonly type: string;
    readonly zone: string;
    /** Its logical name: counted by zone. */
    readonly resourceName: string;
    /** An Output while the range of the VPC is not known. */
    readonly cidrBlock: Value;
    readonly nameTag: string;
    readonly spec: SubnetSpec;
}

/** Where subnets are put. */
export interface Zones {
    readonly vpcName: string;
    readonly names: readonly string[];
    /** Whether `Name` tags end with the zone instead of its number. */
    readonly tagByZone: boolean;
}

/** A subnet for a spec in a zone, by the zone's index. */
export function placed(zones: Zones, index: number, spec: SubnetSpec, cidrBlock: Value): PlacedSubnet {
    const zone = zones.names[index] ?? "";
    const lead = `${zones.vpcName}-${spec.name ?? spec.type.toLowerCase()}`;
    const resourceName = `${lead}-${index + 1}`;
    const nameTag = zones.tagByZone ? `${lead}-${zoneSuffix(zone)}` : resourceName;
    return { type: spec.type, zone, resourceName, cidrBlock, nameTag, spec };
}

/** `1a` of `us-east-1a`. */
function zoneSuffix(zone: string): string {
    return zone.replace(/^[a-z]{2}(-[a-z]+)+-/, "");
}

/** @throws Error when two zones would be tagged alike. */
export function refuseEqualSuffixes(zones: readonly string[]): void {
    for (const [index, zone] of zones.entries()) {
        const suffix = zoneSuffix(zone);
        const earlier = zones.slice(0, index).find((other) => zoneSuffix(other) === suffix);
        if (earlier !== undefined) {
            throw new Error(
                `subnetNameTagStrategy="AvailabilityZone" requires availability zones with distinct suffixes, but "${earlier}" and "${zone}" both reduce to "${suffix}".`,
            );
        }
    }
}
