import { VPN_CONNECTION, VPN_GATEWAY } from "@platform/aws-model/types";
import { boxOf, ON_PREMISES, type Draft } from "../draft";
import { joined, textOf } from "../words";
import type { Box } from "../model";
import { ROW } from "./network";

const CUSTOMER_GATEWAY = ["aws:ec2/customerGateway:CustomerGateway"];

/** The datacenter's devices, and the connections from them to the virtual private gateway. */
export function addVpn(draft: Draft): void {
    const { plan } = draft;
    const connections = plan.ofType(VPN_CONNECTION);
    const gateways = plan.ofType(CUSTOMER_GATEWAY);
    if (connections.length + gateways.length === 0) return;
    const cidrs = plan.settings.onPremisesCidrs.slice(0, 3).join(", ");
    const frame: Box = { id: ON_PREMISES, kind: "on-premises", title: "On premises", row: ROW.outside, children: [] };
    draft.add(cidrs === "" ? frame : { ...frame, note: cidrs });
    for (const gateway of gateways) {
        const asn = textOf(gateway, "bgpAsn");
        const note = joined(textOf(gateway, "ipAddress"), asn && `AS ${asn}`);
        draft.add(boxOf(gateway, "customer-gateway", { note, detail: "customer gateway" }), ON_PREMISES);
    }
    for (const connection of connections) {
        const routing = textOf(connection, "staticRoutesOnly") === "true" ? "static" : "BGP";
        const note = `2 tunnels · ${routing}`;
        draft.add(
            boxOf(connection, "connection", { note, detail: "site-to-site VPN connection", row: ROW.connections }),
        );
        const { urn } = connection;
        for (const gateway of draft.targets(connection, connection.get("customerGatewayId"), CUSTOMER_GATEWAY))
            draft.link({ from: gateway.urn, to: urn, kind: "vpn", heads: "none", urn });
        for (const gateway of draft.targets(connection, connection.get("vpnGatewayId"), VPN_GATEWAY))
            draft.link({ from: urn, to: gateway.urn, kind: "vpn", heads: "both", urn });
    }
}
