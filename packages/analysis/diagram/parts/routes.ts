import type { Resource } from "@platform/aws-model/resource";
import { INTERNET_GATEWAY, NAT_GATEWAY, ROUTE_TABLE, SUBNET, VPN_GATEWAY } from "@platform/aws-model/types";
import type { RouteFact } from "@platform/aws-model/graph/routes";
import type { DrawingBuilder } from "../drawing-builder";

/** Tells a route table to take over what a virtual private gateway learns. */
const PROPAGATION = ["aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation"];

/** Ways out of the subnets: to NAT gateways, from those to the internet gateway, and to the on-premises side. */
export function addRoutes(builder: DrawingBuilder): void {
    const { plan } = builder;
    const propagated = propagations(builder);
    for (const subnet of plan.ofType(SUBNET)) {
        const { routes, tables } = plan.graph.routeTables.of(subnet);
        const tier = builder.find(subnet.urn)?.kind;
        for (const route of routes) {
            for (const nat of builder.targets(route.owner, route.read("natGatewayId"), NAT_GATEWAY)) {
                const detail = `${subnet.name}: ${destinationOf(route)} through NAT gateway ${nat.name}`;
                const ends = { from: nat.urn, to: subnet.urn, urn: route.owner.urn };
                builder.link({ ...ends, kind: "egress", heads: "start", detail });
            }
            for (const gateway of builder.targets(route.owner, route.read("gatewayId"), VPN_GATEWAY)) {
                const detail = `${subnet.name}: ${destinationOf(route)} through ${gateway.name}`;
                builder.link({ from: gateway.urn, to: subnet.urn, kind: "vpn", urn: route.owner.urn, detail });
            }
            if (tier === "public") addWayOut(builder, subnet, route);
        }
        for (const { gateway, owner } of tables.flatMap(({ key }) => propagated.get(key) ?? [])) {
            const detail = `${subnet.name} takes over the routes that ${gateway.name} learns`;
            builder.link({ from: gateway.urn, to: subnet.urn, kind: "vpn", urn: owner.urn, detail });
        }
    }
}

/** NAT gateways go out through the internet gateway; a public subnet without one is linked itself. */
function addWayOut(builder: DrawingBuilder, subnet: Resource, route: RouteFact): void {
    const inside = (builder.find(subnet.urn)?.children ?? []).filter(({ kind }) => kind === "nat");
    const ends = inside.length > 0 ? inside.map(({ id }) => id) : [];
    for (const gateway of builder.targets(route.owner, route.read("gatewayId"), INTERNET_GATEWAY)) {
        const detail = `${subnet.name}: ${destinationOf(route)} through ${gateway.name}`;
        for (const to of ends)
            builder.link({ from: gateway.urn, to, kind: "egress", heads: "start", urn: route.owner.urn, detail });
    }
}

function destinationOf({ read }: RouteFact): string {
    const names = ["destinationCidrBlock", "cidrBlock", "destinationIpv6CidrBlock", "ipv6CidrBlock"];
    const known = names.flatMap((name) => {
        const text = read(name).text();
        return text.state === "known" && text.value !== "" ? [text.value] : [];
    });
    return known[0] ?? "a route";
}

interface Propagation {
    readonly gateway: Resource;
    readonly owner: Resource;
}

/** By route table's URN. */
function propagations(builder: DrawingBuilder): ReadonlyMap<string, readonly Propagation[]> {
    const found = new Map<string, Propagation[]>();
    const add = (table: Resource, gateway: Resource, owner: Resource): void => {
        found.set(table.urn, [...(found.get(table.urn) ?? []), { gateway, owner }]);
    };
    for (const owner of builder.plan.ofType(PROPAGATION)) {
        for (const table of builder.targets(owner, owner.get("routeTableId"), ROUTE_TABLE))
            for (const gateway of builder.targets(owner, owner.get("vpnGatewayId"), VPN_GATEWAY))
                add(table, gateway, owner);
    }
    for (const table of builder.plan.ofType(ROUTE_TABLE))
        for (const gateway of builder.targets(table, table.get("propagatingVgws"), VPN_GATEWAY))
            add(table, gateway, table);
    return found;
}
