import type { Resource } from "@platform/aws-model/resource";
import { NAT_GATEWAY, SUBNET, VPC } from "@platform/aws-model/types";
import { boxOf, type DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt, type DrawnKind } from "../drawn-kinds";
import { noteOf } from "@platform/aws-model/facets/drawing";
import { propertyText } from "../properties";
import type { Box } from "../model";

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

/** VPCs with their gateways, and in each zone the subnets with their NAT gateways. */
export function addNetwork(builder: DrawingBuilder): void {
    const { plan } = builder;
    for (const vpc of plan.ofType(VPC)) {
        const note = noteOf(propertyText(vpc, "cidrBlock"), propertyText(vpc, "ipv6CidrBlock"));
        builder.add(boxOf(vpc, "vpc", { title: `VPC ${vpc.name}`, note, children: [] }));
    }
    for (const subnet of plan.ofType(SUBNET)) {
        const [vpc] = builder.targets(subnet, subnet.get("vpcId"), VPC);
        if (vpc !== undefined) builder.vpcOfSubnet.set(subnet.urn, vpc.urn);
    }
    addGateways(builder);
    addZones(builder);
    for (const nat of plan.ofType(NAT_GATEWAY)) {
        const [subnet] = builder.targets(nat, nat.get("subnetId"), SUBNET);
        const [vpc] = builder.targets(nat, nat.get("vpcId"), VPC);
        // A regional NAT gateway is in no subnet: it serves all zones of its VPC.
        if (subnet !== undefined) builder.add(boxOf(nat, "nat", { note: "NAT gateway" }), subnet.urn);
        else if (vpc !== undefined)
            builder.add(boxOf(nat, "nat", { note: "regional NAT gateway", row: ROW.gateways }), vpc.urn);
    }
}

/** What is attached to VPCs as a whole. An internet gateway leads to the internet, which is drawn above. */
function addGateways(builder: DrawingBuilder): void {
    for (const kind of kindsAt("edge")) {
        const gateways = builder.plan.ofType(kind.tokens);
        for (const gateway of gateways) {
            const vpc = builder.vpcOf(gateway);
            if (vpc === undefined) continue;
            builder.add(boxOfKind(builder, kind, gateway, { row: ROW.gateways }), vpc);
            if (kind.box.glyph === "internet-gateway") addInternet(builder, gateway, vpc, "both");
            if (kind.box.open === true) addInternet(builder, gateway, vpc, "end");
        }
        joinAttachments(builder, kind, gateways);
    }
}

/** A gateway and its attachment are two resources and one box. */
function joinAttachments(builder: DrawingBuilder, { tokens }: DrawnKind, gateways: readonly Resource[]): void {
    for (const one of gateways) {
        for (const other of one.keys.flatMap((key) => builder.targets(one, one.get(key), tokens))) {
            const [box] = [...builder.boxesOf(one.urn), ...builder.boxesOf(other.urn)];
            if (box === undefined || one === other) continue;
            for (const { urn } of [one, other]) if (builder.boxesOf(urn).length === 0) builder.alias(urn, box);
        }
    }
}

/** Joins what the internet reaches, or what leads there, with the internet above the VPC. */
export function addInternet(builder: DrawingBuilder, to: Resource, vpc: string, heads: "end" | "both"): void {
    const internet = {
        id: internetOf(vpc),
        kind: "internet",
        title: "Internet",
        note: "users, third parties",
    } as const;
    if (builder.find(internet.id) === undefined) builder.add({ ...internet, row: ROW.outside });
    builder.link({ from: internet.id, to: to.urn, kind: "traffic", heads });
}

/** The box of the internet above a VPC. */
export function internetOf(vpc: string): string {
    return `${vpc} internet`;
}

/** Public subnets stand above private ones, those without a way out below. */
const TIERS = ["public", "private", "isolated"] as const;

function addZones(builder: DrawingBuilder): void {
    const rows = builder.plan.ofType(SUBNET).map((subnet) => ({
        subnet,
        zone: propertyText(subnet, "availabilityZone") ?? "zone not known",
        vpc: builder.vpcOfSubnet.get(subnet.urn),
        tier: tierOf(builder, subnet),
    }));
    rows.sort((a, b) => a.zone.localeCompare(b.zone, "en") || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier));
    for (const { subnet, zone, vpc, tier } of rows) {
        if (vpc === undefined) continue;
        const frame = `${vpc} ${zone}`;
        if (builder.find(frame) === undefined) {
            const note = "availability zone";
            builder.add({ id: frame, kind: "zone", title: zone, note, row: ROW.zones, children: [] }, vpc);
        }
        const cidr = propertyText(subnet, "cidrBlock");
        builder.add(boxOf(subnet, tier, { note: noteOf(tier, cidr), detail: subnet.name, children: [] }), frame);
    }
}

/** By its routes, not by its name. */
function tierOf(builder: DrawingBuilder, subnet: Resource): (typeof TIERS)[number] & Box["kind"] {
    const { routes } = builder.plan.graph.routeTables.of(subnet);
    if (routes.some(({ leadsTo }) => leadsTo === "internet")) return "public";
    const out = ["natGatewayId", "transitGatewayId", "networkInterfaceId", "instanceId"];
    return routes.some(({ read }) => out.some((property) => read(property).state === "known")) ? "private" : "isolated";
}
