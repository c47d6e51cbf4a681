import { kind, settings } from "../facets/kind";
import { calls, providerPage } from "../facets/lifecycle";
import { hourly, used } from "../facets/cost";
import { fateOfZones, subnetZones, type Fate } from "../facets/survival";
import { hex, textOf } from "../facets/identity";
import { every } from "../facets/series";
import type { Mishap } from "../facets/watch";
import { typesIn } from "../tokens";
import { CLIENT_VPN_ASSOCIATION, CLIENT_VPN_ENDPOINT } from "../types";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";

const refusedSignIns: Mishap = {
    id: "sign-ins-refused",
    title: "A client VPN refuses many sign-ins",
    story: "Ten sign-ins are refused every five minutes: somebody tries names, or the metadata are out of date.",
    expects: "tell",
    shows: { AuthenticationFailures: every(5, 10) },
};

const forgottenPassword: Mishap = {
    id: "sign-in-forgotten",
    title: "A user of the client VPN mistypes",
    story: "Five of his sign-ins are refused within five minutes.",
    expects: "quiet",
    lasts: 5,
    shows: { AuthenticationFailures: every(5, 5) },
};

/** Where people's computers log in to the network. */
export const clientVpnEndpoint = kind({
    label: "client VPN",
    tokens: CLIENT_VPN_ENDPOINT,
    network: {
        serves: "client-vpn",
        label: "client VPN",
        role: "service",
        subnets: [],
        placedBy: [CLIENT_VPN_ASSOCIATION, "clientVpnEndpointId", "subnetId"],
        groups: ["securityGroupIds"],
    },
    exposure: { through: "interfaces" },
    identity: {
        id: { prefix: "cvpn-endpoint" },
        arn: { service: "ec2", resource: ({ urn }) => `client-vpn-endpoint/cvpn-endpoint-${hex(urn, 17)}` },
        outputs: {
            dnsName: ({ id, place }) => `*.${id}.prod.clientvpn.${place.region}.${place.dnsSuffix}`,
            selfServicePortalUrl: ({ id, inputs }) =>
                textOf(inputs["selfServicePortal"]) === "enabled"
                    ? `https://self-service.clientvpn.amazonaws.com/endpoints/${id}`
                    : "",
        },
    },
    lifecycle: {
        ...calls,
        outage: "nobody is in the network until he has the new one's profile",
        loses: "its address: every user needs the profile of the next one",
    },
    cost: (_resource, { usage }) => [used("client-vpn-connection", "client VPN connections", usage.clientVpnHours)],
    watch: {
        concern: "ways in",
        dimensions: [["Endpoint", "id"]],
        healthy: { "AWS/ClientVPN": { AuthenticationFailures: every(5, 1), ActiveConnectionsCount: every(5, 3) } },
        mishaps: () => [refusedSignIns, forgottenPassword],
    },
    survives: { fate: associationFate },
    draw: { glyph: "gateway", place: "edge", open: true, note: "client VPN endpoint" },
});

export const clientVpnSettings = settings("a client VPN", typesIn("ec2clientvpn", "AuthorizationRule", "Route"));

/** A subnet that clients come in through. */
export const clientVpnAssociation = settings("a client VPN", CLIENT_VPN_ASSOCIATION, {
    identity: { id: { prefix: "cvpn-assoc" } },
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
