import { cidrOf, sizeOf } from "@platform/aws-model/network/cidr";
import { reservedInSubnet, subnetCidr, type Tier } from "@platform/aws-model/network/subnet-plan";
import type { AddressNeed, StackDraft } from "../shared/block/block";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import type { NetworkConfig } from "./schema";

/** Addresses that a load balancer must find free in each of its subnets. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer */
export const balancerAddresses = 8;

/** What the network itself takes of its subnets. */
export function ownAddresses({ natGateways, interfaceEndpoints }: NetworkConfig): readonly AddressNeed[] {
    const gateway = natGateways === "one" || natGateways === "perAz" ? 1 : 0;
    return [
        { what: "a NAT gateway", tier: "public", count: gateway, of: "each subnet" },
        { what: "interface endpoints", tier: "private", count: interfaceEndpoints.length, of: "each subnet" },
    ];
}

/** Whether everything at its most finds an address. A zone that is lost leaves the others more to hold; that is not asked. */
export function* checkRoom(config: NetworkConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const needs = draft.takenAddresses();
    for (const tier of ["public", "private"] as const) {
        const room = sizeOf(cidrOf(subnetCidr(config.cidr, tier satisfies Tier, "a"))) - reservedInSubnet;
        const zones = config.availabilityZones.length;
        const parts = needs
            .filter((need) => need.tier === tier && need.count > 0)
            .map(({ what, count, of }) => ({ what, count: of === "each subnet" ? count : Math.ceil(count / zones) }));
        const wanted = parts.reduce((sum, { count }) => sum + count, 0);
        if (wanted > room) {
            const text = listed(
                parts.map(({ what, count }) => `${count} for ${what}`),
                "and",
            );
            const allowed = `a range whose ${tier} subnets hold ${wanted} addresses each, ${text}; those of this one hold ${room}`;
            yield invalid(["platform:network", "cidr"], config.cidr, allowed, "Widen it, or take less, in");
        }
    }
}
