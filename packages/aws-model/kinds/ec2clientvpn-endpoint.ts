import { kind, settings, none } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { hourly, used } from "../facets/cost";
import { fateOfZones, subnetZones, type Fate } from "../facets/survival";
import { typesIn } from "../tokens";
import { CLIENT_VPN_ENDPOINT } from "../types";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";

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
    watch: none("nothing depends on it but people's own logins, which tell them"),
    survives: { fate: associationFate },
    draw: { glyph: "gateway", place: "edge", note: "client VPN endpoint" },
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

/** People come in through the zones of the associated subnets. */
function associationFate(endpoint: Resource, stack: StackView): Fate {
    const { linked } = stack.linked(clientVpnAssociation.tokens, "clientVpnEndpointId", endpoint, CLIENT_VPN_ENDPOINT);
    return fateOfZones(linked.flatMap((one) => subnetZones(one, one.get("subnetId"), stack)));
}
