import type { Resource } from "@platform/aws-model/resource";
import {
    CLIENT_VPN_ENDPOINT,
    EGRESS_ONLY_GATEWAY,
    INTERNET_GATEWAY,
    NAT_GATEWAY,
    SUBNET,
    TRANSIT_GATEWAY_ATTACHMENT,
    VPC,
    VPC_PEERING,
    VPN_GATEWAY,
} from "@platform/aws-model/types";
import { boxOf, type Draft } from "../draft";
import { joined, textOf } from "../words";
import type { Box, BoxKind } from "../model";

/** Rows of the drawing, from the top. Outside the VPC: the first two and the last. */
export const ROW = {
    outside: 0,
    connections: 1,
    gateways: 2,
    balancers: 3,
    apps: 4,
    zones: 5,
    data: 6,
    region: 7,
} as const;

/** What is attached to a VPC as a whole. */
const GATEWAYS: readonly (readonly [types: readonly string[], kind: BoxKind, note: string])[] = [
    [INTERNET_GATEWAY, "internet-gateway", "internet gateway"],
    [EGRESS_ONLY_GATEWAY, "gateway", "egress-only gateway (IPv6)"],
    [VPN_GATEWAY, "vpn-gateway", "virtual private gateway"],
    [CLIENT_VPN_ENDPOINT, "gateway", "client VPN endpoint"],
    [TRANSIT_GATEWAY_ATTACHMENT, "gateway", "transit gateway attachment"],
    [VPC_PEERING, "gateway", "VPC peering"],
];

/** VPCs with their gateways, and in each zone the subnets with their NAT gateways. */
export function addNetwork(draft: Draft): void {
    const { plan } = draft;
    for (const vpc of plan.ofType(VPC)) {
        const note = joined(textOf(vpc, "cidrBlock"), textOf(vpc, "ipv6CidrBlock"));
        draft.add(boxOf(vpc, "vpc", { title: `VPC ${vpc.name}`, note, children: [] }));
    }
    for (const subnet of plan.ofType(SUBNET)) {
        const [vpc] = draft.targets(subnet, subnet.get("vpcId"), VPC);
        if (vpc !== undefined) draft.vpcOfSubnet.set(subnet.urn, vpc.urn);
    }
    for (const [types, kind, note] of GATEWAYS) {
        for (const gateway of plan.ofType(types)) addGateway(draft, gateway, kind, note);
    }
    addZones(draft);
    for (const nat of plan.ofType(NAT_GATEWAY)) {
        const [subnet] = draft.targets(nat, nat.get("subnetId"), SUBNET);
        const [vpc] = draft.targets(nat, nat.get("vpcId"), VPC);
        // A regional NAT gateway is in no subnet: it serves all zones of its VPC.
        if (subnet !== undefined) draft.add(boxOf(nat, "nat", { note: "NAT gateway" }), subnet.urn);
        else if (vpc !== undefined)
            draft.add(boxOf(nat, "nat", { note: "regional NAT gateway", row: ROW.gateways }), vpc.urn);
    }
}

function addGateway(draft: Draft, gateway: Resource, kind: BoxKind, note: string): void {
    const named = draft.targets(gateway, gateway.get("vpcId"), VPC)[0]?.urn;
    const vpc = named ?? draft.frameOf(draft.targets(gateway, gateway.get("subnetIds"), SUBNET));
    if (vpc === undefined || draft.boxesOf(gateway.urn).length > 0) return;
    draft.add(boxOf(gateway, kind, { note, row: ROW.gateways }), vpc);
    if (kind !== "internet-gateway") return;
    const internet = {
        id: `${vpc} internet`,
        kind: "internet",
        title: "Internet",
        note: "users, third parties",
    } as const;
    if (draft.find(internet.id) === undefined) draft.add({ ...internet, row: ROW.outside });
    draft.link({ from: internet.id, to: gateway.urn, kind: "traffic", heads: "both" });
}

/** Public subnets stand above private ones, those without a way out below. */
const TIERS = ["public", "private", "isolated"] as const;

function addZones(draft: Draft): void {
    const rows = draft.plan.ofType(SUBNET).map((subnet) => ({
        subnet,
        zone: textOf(subnet, "availabilityZone") ?? "zone not known",
        vpc: draft.vpcOfSubnet.get(subnet.urn),
        tier: tierOf(draft, subnet),
    }));
    rows.sort((a, b) => a.zone.localeCompare(b.zone, "en") || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier));
    for (const { subnet, zone, vpc, tier } of rows) {
        if (vpc === undefined) continue;
        const frame = `${vpc} ${zone}`;
        if (draft.find(frame) === undefined) {
            const note = "availability zone";
            draft.add({ id: frame, kind: "zone", title: zone, note, row: ROW.zones, children: [] }, vpc);
        }
        const cidr = textOf(subnet, "cidrBlock");
        draft.add(boxOf(subnet, tier, { note: joined(tier, cidr), detail: subnet.name, children: [] }), frame);
    }
}

/** By its routes, not by its name. */
function tierOf(draft: Draft, subnet: Resource): (typeof TIERS)[number] & Box["kind"] {
    const { routes } = draft.plan.graph.routeTables.of(subnet);
    if (routes.some(({ leadsTo }) => leadsTo === "internet")) return "public";
    const out = ["natGatewayId", "transitGatewayId", "networkInterfaceId", "instanceId"];
    return routes.some(({ read }) => out.some((property) => read(property).state === "known")) ? "private" : "isolated";
}
