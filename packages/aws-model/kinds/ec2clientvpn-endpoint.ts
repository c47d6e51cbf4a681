import { kind, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { hourly, used } from "../facets/cost";
import { typesIn } from "../tokens";
import { CLIENT_VPN_ENDPOINT } from "../types";

/** Where people's computers log in to the network. */
export const clientVpnEndpoint = kind({
    label: "client VPN",
    tokens: CLIENT_VPN_ENDPOINT,
    network: {
        serves: "client-vpn",
        label: "client VPN",
        role: "service",
        subnets: [],
        groups: ["securityGroupIds"],
    },
    exposure: { through: "interfaces" },
    identity: { id: { prefix: "cvpn-endpoint" } },
    lifecycle: calls,
    cost: (_resource, { usage }) => [used("client-vpn-connection", "client VPN connections", usage.clientVpnHours)],
});

export const clientVpnSettings = settings("a client VPN", typesIn("ec2clientvpn", "AuthorizationRule", "Route"));

/** A subnet that clients come in through. */
export const clientVpnAssociation = settings("a client VPN", typesIn("ec2clientvpn", "NetworkAssociation"), {
    lifecycle: {
        createSeconds: 420,
        deleteSeconds: 420,
        basis: "estimate",
        source: providerPage("ec2_client_vpn_network_association"),
        note: "The provider waits up to 30 minutes",
    },
    cost: () => [hourly("client-vpn-association", "client VPN associations")],
});
