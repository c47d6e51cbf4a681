import { kind, none } from "../facets/kind";
import { digits, textOf, type Created, type MadeUp } from "../facets/identity";
import { typesIn } from "../tokens";
import { VPN_CONNECTION, VPN_GATEWAY } from "../types";

/** A connection of two tunnels to a device outside of AWS. */
export const vpnConnection = kind({
    label: "VPN connection",
    tokens: VPN_CONNECTION,
    network: none("part of the network, not in it"),
    exposure: none("takes packets from its customer gateway alone"),
    identity: {
        id: { prefix: "vpn" },
        outputs: {
            tunnel1Address: ({ urn }) => `198.51.100.${hostNumber(urn)}`,
            tunnel2Address: ({ urn }) => `203.0.113.${hostNumber(urn)}`,
            tunnel1VgwInsideAddress: insideAddress(1, "aws"),
            tunnel1CgwInsideAddress: insideAddress(1, "customer"),
            tunnel2VgwInsideAddress: insideAddress(2, "aws"),
            tunnel2CgwInsideAddress: insideAddress(2, "customer"),
            tunnel1InsideCidr: insideCidr(1),
            tunnel2InsideCidr: insideCidr(2),
            tunnel1BgpAsn: () => amazonAsn,
            tunnel2BgpAsn: () => amazonAsn,
            tunnel1BgpHoldtime: () => 30,
            tunnel2BgpHoldtime: () => 30,
        },
    },
});

/** AWS's end of VPN connections. */
export const vpnGateway = kind({
    label: "VPN gateway",
    tokens: VPN_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("takes packets from its VPN connections alone"),
    identity: { id: { prefix: "vgw" } },
});

/** The device outside of AWS that tunnels end on, as AWS knows it. */
export const customerGateway = kind({
    label: "customer gateway",
    tokens: typesIn("ec2", "CustomerGateway"),
    network: none("stands outside of AWS"),
    exposure: none("stands outside of AWS"),
    identity: { id: { prefix: "cgw" } },
});

/** Amazon's number unless the gateway was given one; the connection does not say, so the usual one. */
const amazonAsn = "64512";

/** The tunnel's own /30 of the link-local range, from which AWS takes one if none is given. */
function insideCidr(tunnel: 1 | 2): (created: Created) => string {
    return ({ urn }) => `169.254.${10 + tunnel}.${(Number(digits(`${urn}${tunnel}`, 4)) % 63) * 4}/30`;
}

/** The inside addresses of a tunnel are the first two hosts of its /30: AWS's, then the customer's. */
function insideAddress(tunnel: 1 | 2, side: "aws" | "customer"): MadeUp {
    return (created) => {
        const given = textOf(created.inputs[`tunnel${tunnel}InsideCidr`]);
        const [network = ""] = (given ?? insideCidr(tunnel)(created)).split("/");
        const [a, b, c, d] = network.split(".").map(Number);
        return [a, b, c, (d ?? 0) + (side === "aws" ? 1 : 2)].join(".");
    };
}

/** Of a /24, without the addresses that AWS keeps. */
function hostNumber(seed: string): number {
    return 4 + (Number(digits(seed, 4)) % 250);
}
