import type { RouteFact } from "@platform/aws-model/graph/routes";
import type { Resource } from "@platform/aws-model/resource";
import { DEFAULT_ROUTE_TABLE, NAT_GATEWAY, ROUTE_TABLE, VPC, VPN_GATEWAY } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "./references";

const PROPAGATION = ["aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation"];

/** Where a subnet's packets can go beyond its VPC, by its route table. */
export interface Exits {
    /** For messages. */
    readonly tables: readonly string[];
    /** A route to an internet gateway: addresses of the internet reach those of the subnet's that are public. */
    readonly internetGateway: boolean;
    /** The NAT gateways of its IPv4 routes. */
    readonly natGateways: readonly PlanResource[];
    /** A route to a VPN gateway or transit gateway, static or propagated: without one nothing answers on-premises. */
    readonly vpn: boolean;
    /** Why not all routes are known; empty if they are. */
    readonly gaps: readonly string[];
}

/** Tells the exits of subnets of one plan. */
export class ExitReader {
    private readonly bySubnet = new Map<Resource, Exits>();
    private propagated?: ReadonlySet<string>;

    constructor(private readonly plan: Plan) {}

    of(subnet: Resource): Exits {
        const exits = this.bySubnet.get(subnet) ?? this.read(subnet);
        this.bySubnet.set(subnet, exits);
        return exits;
    }

    private read(subnet: Resource): Exits {
        const { tables, routes, gaps } = this.plan.graph.routeTables.of(subnet);
        const propagated = (this.propagated ??= this.tablesWithPropagation());
        return {
            tables: tables.map(({ name }) => name),
            internetGateway: routes.some(({ leadsTo }) => leadsTo === "internet"),
            natGateways: routes.filter(isIpv4).flatMap((route) => this.natGateways(route)),
            vpn: tables.some(({ key }) => propagated.has(key)) || routes.some((route) => this.leadsToVpn(route)),
            gaps: [
                ...gaps,
                ...routes.filter(({ leadsTo }) => leadsTo === "unknown").map(({ owner }) => `route ${owner.name}`),
            ],
        };
    }

    private natGateways({ owner, read }: RouteFact): readonly PlanResource[] {
        return targets(this.plan, owner, read("natGatewayId"), NAT_GATEWAY);
    }

    private leadsToVpn({ owner, read }: RouteFact): boolean {
        if (known(read("transitGatewayId").text())) return true;
        const gateway = read("gatewayId");
        return (
            known(gateway.text())?.startsWith("vgw-") === true ||
            targets(this.plan, owner, gateway, VPN_GATEWAY).length > 0
        );
    }

    /** Keys of the graph's route tables into which a VPN gateway writes the routes that it learns. */
    private tablesWithPropagation(): ReadonlySet<string> {
        const tables = [...ROUTE_TABLE, ...VPC];
        const separate = this.plan
            .ofType(PROPAGATION)
            .flatMap((owner) => targets(this.plan, owner, owner.get("routeTableId"), tables));
        const inline = this.plan.ofType(ROUTE_TABLE).filter((table) => table.get("propagatingVgws").items().length > 0);
        return new Set([...separate, ...inline].flatMap((table) => this.keysOf(table)));
    }

    private keysOf(table: PlanResource): readonly string[] {
        if (VPC.includes(table.type)) return [`default ${table.urn}`];
        if (!DEFAULT_ROUTE_TABLE.includes(table.type)) return [table.urn];
        return targets(this.plan, table, table.get("defaultRouteTableId"), VPC).map(({ urn }) => `default ${urn}`);
    }
}

function isIpv4({ read }: RouteFact): boolean {
    const destination = known(read("destinationCidrBlock").text()) ?? known(read("cidrBlock").text());
    return destination === undefined || !destination.includes(":");
}
