import { kind, none, settings } from "../facets/kind";
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
    ...networkPart,
});

export const routes = settings("a route table", [
    ...ROUTE,
    ...typesIn("ec2", "VpnConnectionRoute", "VpnGatewayRoutePropagation"),
]);

export const routeTableAssociations = settings(
    "a route table",
    [...ROUTE_TABLE_ASSOCIATION, ...MAIN_ROUTE_TABLE_ASSOCIATION],
    { identity: { id: { prefix: "rtbassoc" } } },
);
