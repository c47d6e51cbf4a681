import { kind, settings } from "../facets/kind";
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
});

export const clientVpnSettings = settings("a client VPN", typesIn("ec2clientvpn", "AuthorizationRule", "Route"));

/** A subnet that clients come in through. */
export const clientVpnAssociation = settings("a client VPN", typesIn("ec2clientvpn", "NetworkAssociation"));
