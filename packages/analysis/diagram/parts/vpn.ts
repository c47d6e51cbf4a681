import { VPN_CONNECTION, VPN_GATEWAY } from "@platform/aws-model/types";
import { boxOf, ON_PREMISES, type DrawingBuilder } from "../drawing-builder";
import { noteOf } from "@platform/aws-model/facets/drawing";
import { propertyText } from "../properties";
import type { Box } from "../model";
import { ROW } from "./network";

const CUSTOMER_GATEWAY = ["aws:ec2/customerGateway:CustomerGateway"];

/** The datacenter's devices, and the connections from them to the virtual private gateway. */
export function addVpn(builder: DrawingBuilder): void {
    const { plan } = builder;
    const connections = plan.ofType(VPN_CONNECTION);
    const gateways = plan.ofType(CUSTOMER_GATEWAY);
    if (connections.length + gateways.length === 0) return;
    const cidrs = plan.settings.onPremisesCidrs.slice(0, 3).join(", ");
    const frame: Box = { id: ON_PREMISES, kind: "on-premises", title: "On premises", row: ROW.outside, children: [] };
    builder.add(cidrs === "" ? frame : { ...frame, note: cidrs });
    for (const gateway of gateways) {
        const asn = propertyText(gateway, "bgpAsn");
        const note = noteOf(propertyText(gateway, "ipAddress"), asn && `AS ${asn}`);
        builder.add(boxOf(gateway, "customer-gateway", { note, detail: "customer gateway" }), ON_PREMISES);
    }
    for (const connection of connections) {
        const routing = propertyText(connection, "staticRoutesOnly") === "true" ? "static" : "BGP";
        const note = `2 tunnels · ${routing}`;
        builder.add(
            boxOf(connection, "connection", { note, detail: "site-to-site VPN connection", row: ROW.connections }),
        );
        const { urn } = connection;
        for (const gateway of builder.targets(connection, connection.get("customerGatewayId"), CUSTOMER_GATEWAY))
            builder.link({ from: gateway.urn, to: urn, kind: "vpn", heads: "none", urn });
        for (const gateway of builder.targets(connection, connection.get("vpnGatewayId"), VPN_GATEWAY))
            builder.link({ from: urn, to: gateway.urn, kind: "vpn", heads: "both", urn });
    }
}
