import { kind, none, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { typesIn } from "../tokens";
import { MAIN_ROUTE_TABLE_ASSOCIATION, ROUTE, ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION } from "../types";

/** Where packets of a subnet go. */
export const routeTable = kind({
    label: "route table",
    tokens: ROUTE_TABLE,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "rtb" } },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...networkPart,
});

export const routes = settings("a route table", [...ROUTE, ...typesIn("ec2", "VpnConnectionRoute")]);
export const routePropagation = settings("a route table", typesIn("ec2", "VpnGatewayRoutePropagation"), {
    lifecycle: {
        createSeconds: 5,
        deleteSeconds: 5,
        basis: "estimate",
        source: providerPage("vpn_gateway_route_propagation"),
        note: "Waits until the table has it",
    },
});

export const routeTableAssociations = settings(
    "a route table",
    [...ROUTE_TABLE_ASSOCIATION, ...MAIN_ROUTE_TABLE_ASSOCIATION],
    { identity: { id: { prefix: "rtbassoc" } } },
);
