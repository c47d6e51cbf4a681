import { VPN_CONNECTION } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";

const CUSTOMER_GATEWAY = ["aws:ec2/customerGateway:CustomerGateway"];
const STATIC_ROUTE = ["aws:ec2/vpnConnectionRoute:VpnConnectionRoute"];

/**
 * A VPN connection. AWS gives each two tunnels, which end in different zones, so that the loss of a zone leaves one.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-vpc-connectivity-options/aws-site-to-site-vpn.html
 */
export interface VpnLine {
    readonly name: string;
    readonly urn: string;
    readonly id: string;
    /** The two outside addresses; fewer when they are not known. */
    readonly tunnels: readonly string[];
    readonly customerGateway: string;
    readonly customerGatewayUrn?: string;
    /** What it ends on in AWS: connections on the same gateway stand in for one another. */
    readonly gateway: string;
    /** Its static routes, or none with BGP. */
    readonly routes: readonly string[];
}

/** The VPN connections of a plan. */
export function vpnOf(plan: Plan): readonly VpnLine[] {
    return plan.ofType(VPN_CONNECTION).map((connection) => {
        const [device] = targets(plan, connection, connection.get("customerGatewayId"), CUSTOMER_GATEWAY);
        const named = ["customerGatewayId", "vpnGatewayId", "transitGatewayId"].map((property) =>
            known(connection.get(property).text()),
        );
        const [customer, vpnGateway, transitGateway] = named;
        const routes = plan.graph.linked(STATIC_ROUTE, "vpnConnectionId", connection, VPN_CONNECTION).linked;
        return {
            ...{ name: connection.name, urn: connection.urn, id: connection.id },
            tunnels: [1, 2].flatMap((number) => known(connection.get(`tunnel${number}Address`).text()) ?? []),
            customerGateway: device?.name ?? customer ?? "not known",
            ...(device && { customerGatewayUrn: device.urn }),
            gateway: vpnGateway ?? transitGateway ?? connection.urn,
            routes: [
                ...new Set(routes.flatMap((route) => known(route.get("destinationCidrBlock").text()) ?? [])),
            ].sort(),
        };
    });
}

/** What of the lost connections' networks no other connection on the same gateway reaches. */
export function unreached(
    lost: readonly VpnLine[],
    all: readonly VpnLine[],
): "nothing" | "everything" | readonly string[] {
    const missing = lost.map((line) => {
        const others = all.filter((other) => other.gateway === line.gateway && !lost.includes(other));
        if (others.length === 0) return "everything";
        // Without static routes BGP tells both sides, and another connection carries the same.
        return line.routes.filter((route) =>
            others.every(({ routes }) => routes.length > 0 && !routes.includes(route)),
        );
    });
    if (missing.includes("everything")) return "everything";
    const routes = [...new Set(missing.flatMap((one) => (one === "everything" ? [] : one)))];
    return routes.length === 0 ? "nothing" : routes;
}
