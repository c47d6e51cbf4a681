import { addressAt, cidrOf } from "@platform/aws-model/network/cidr";
import { tierCidr } from "@platform/aws-model/network/subnet-plan";
import { slug } from "../shared/slug";
import type { ClientVpnConfig } from "./schema";

/** What has to be known of the network to say where people may go. */
export interface ClientVpnNetworks {
    /** IPv4 range of the VPC. */
    readonly vpcCidr: string;
    /** Ranges behind the site-to-site VPN. */
    readonly onPremisesCidrs: readonly string[];
}

/** Leave of one group to send to one range. */
export interface Authorization {
    /** `<group>-<target>`, the end of its logical name. */
    readonly key: string;
    /** The group's id with the identity provider. */
    readonly accessGroupId: string;
    readonly cidr: string;
}

type Reach = ClientVpnConfig["groups"][string]["reach"][number];
type Target = Pick<Authorization, "key" | "cidr">;

/** Address of the VPC's resolver. @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html */
export function resolverAddress(vpcCidr: string): string {
    return addressAt(cidrOf(vpcCidr), 2);
}

/** Whether people get through to the datacenter. */
export function reachesOnPremises({ groups }: Pick<ClientVpnConfig, "groups">): boolean {
    return Object.values(groups).some(({ reach }) => reach.includes("on-premises"));
}

/**
 * The way of each group to each range that it may reach. Of several ranges that an address lies in, AWS asks the narrowest
 * alone, so every group has the resolver's address by itself, and no other range lies in another.
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
 */
export function plannedAuthorizations(
    { groups }: Pick<ClientVpnConfig, "groups">,
    { vpcCidr, onPremisesCidrs }: ClientVpnNetworks,
): readonly Authorization[] {
    const resolver: Target = { key: "resolver", cidr: `${resolverAddress(vpcCidr)}/32` };
    const targets: Readonly<Record<Reach, readonly Target[]>> = {
        apps: [{ key: "apps", cidr: tierCidr(vpcCidr, "private") }],
        data: [{ key: "data", cidr: tierCidr(vpcCidr, "data") }],
        "on-premises": onPremisesCidrs.map((cidr) => ({ key: `on-premises-${slug(cidr)}`, cidr })),
    };
    return Object.entries(groups).flatMap(([group, { id, reach }]) =>
        [resolver, ...reach.flatMap((one) => targets[one])].map(({ key, cidr }) => ({
            key: `${group}-${key}`,
            accessGroupId: id,
            cidr,
        })),
    );
}
