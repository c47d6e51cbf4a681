import { addressAt, cidrOf, sizeOf, subrange } from "@platform/aws-model/network/cidr";
import type { VpnConfig } from "./schema";

/** A device of the datacenter, as `customerGateways` describes it. */
export type Device = VpnConfig["customerGateways"][string];

/** A VPN connection that is to exist. */
export interface PlannedConnection {
    /** `<gateway>-<number>`, what its logical name and the datacenter know it by. */
    readonly key: string;
    /** Key of its device in `customerGateways`. */
    readonly gateway: string;
    readonly device: Device;
    /** Ranges inside its first and its second tunnel; without one, AWS chooses. */
    readonly insideCidrs: readonly [string | undefined, string | undefined];
}

/**
 * The most connections that a virtual private gateway takes. AWS raises it on request, but the alarm over all of them
 * takes no more than ten metrics either.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 */
export const maxConnections = 10;

/**
 * The connections of a device, numbered from 1. The number is identity: one connection more gets the next number, one
 * fewer takes away the highest, and no other connection changes.
 */
export function plannedConnections(gateway: string, device: Device): readonly PlannedConnection[] {
    return Array.from({ length: device.connections }, (_, index) => ({
        key: `${gateway}-${index + 1}`,
        gateway,
        device,
        insideCidrs: [device.tunnelInsideCidrs[2 * index], device.tunnelInsideCidrs[2 * index + 1]],
    }));
}

/**
 * The last but one /28 of a subnet, and the address in it that the target gets. AWS gives addresses in a reserved range
 * to nobody who does not ask for them, and keeps the first four and the last of a subnet to itself.
 * @throws Error when the subnet is smaller than a /27.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 */
export function keepaliveAddress(subnetCidr: string): { readonly range: string; readonly address: string } {
    const subnet = cidrOf(subnetCidr);
    const parts = sizeOf(subnet) / sizeOf({ prefix: 28 });
    const range = subrange(subnet, 28, parts - 2);
    return { range: range.text, address: addressAt(range, 5) };
}
