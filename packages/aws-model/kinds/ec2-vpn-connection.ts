import { kind, none } from "../facets/kind";
import { digits, textOf, type Created, type MadeUp } from "../facets/identity";
import { charge, hourly, share, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { VPN_CONNECTION, VPN_GATEWAY } from "../types";
import { acrossZones } from "../facets/survival";
import { byLayout } from "../facets/drawing";
import { every } from "../facets/series";
import { dimensionKey, type Mishap, type WatchedPart } from "../facets/watch";
import { known } from "../value";

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
    lifecycle: {
        loses: "its tunnels' addresses and keys: the other side has to be set up for those of the next one",
        createSeconds: 240,
        deleteSeconds: 90,
        basis: "estimate",
        source: "https://github.com/hashicorp/terraform-provider-aws/pull/1819",
        note: "The provider waits up to 40 minutes; usual are 3 to 5",
        outage: "its tunnels are down until the other side is set up for the new ones' addresses and keys",
    },
    cost: charges,
    watch: {
        concern: "tunnels",
        label: "VPN tunnel",
        dimensions: [["VpnId", "id"]],
        parts: (connection) => tunnels.map((number) => tunnelOf(connection, number)),
        healthy: {
            "AWS/VPN": {
                TunnelState: (_, { dimensions }) => ("TunnelIpAddress" in dimensions ? every(1, 1) : every(1, 1, 1)),
            },
        },
        mishaps: (connection, stack) =>
            stack.ofType(VPN_CONNECTION).length > 1 ? [oneDown(connection), bothDown] : [oneDown(connection)],
    },
    survives: none("its two tunnels end in different zones"),
    draw: byLayout,
});

/** AWS's end of VPN connections. */
export const vpnGateway = kind({
    label: "VPN gateway",
    tokens: VPN_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("takes packets from its VPN connections alone"),
    identity: { id: { prefix: "vgw" } },
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 30,
        basis: "measured",
        source: "https://github.com/hashicorp/terraform/pull/13457",
        note: "52 to 97 s for create and delete in the provider's tests; 27 s in https://github.com/turbot/steampipe-plugin-aws/pull/486",
        outage: "every VPN connection of it is down until the other side is set up for a new one",
    },
    cost: none("its VPN connections cost"),
    watch: none("its connections are watched"),
    survives: acrossZones,
    draw: { glyph: "vpn-gateway", place: "edge", note: "virtual private gateway" },
});

/** The device outside of AWS that tunnels end on, as AWS knows it. */
export const customerGateway = kind({
    label: "customer gateway",
    tokens: typesIn("ec2", "CustomerGateway"),
    network: none("stands outside of AWS"),
    exposure: none("stands outside of AWS"),
    identity: { id: { prefix: "cgw" } },
    lifecycle: {
        createSeconds: 19,
        deleteSeconds: 2,
        basis: "measured",
        source: "https://github.com/turbot/steampipe-plugin-aws/pull/486",
        note: "19 s there",
    },
    cost: none("it stands outside of AWS"),
    watch: none("the tunnels that end on it are watched"),
    survives: none("stands outside of AWS: its own loss is looked at"),
    draw: byLayout,
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

/**
 * A connection, AWS's addresses of its two tunnels, the secret of their keys, and what goes out of AWS.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/enhanced-security.html for the secret
 */
function charges(resource: Resource, { usage, stack }: CostContext): Charges {
    const open = known(resource.get("outsideIpAddressType").text()) !== "PrivateIpv4";
    const inSecret = known(resource.get("presharedKeyStorage").text()) === "SecretsManager";
    return [
        hourly("vpn-connection", "VPN connections"),
        ...(open ? [hourly("public-ipv4", "public IPv4 addresses", 2)] : []),
        ...(inSecret ? [charge("secret", "secrets with the VPN's keys")] : []),
        used("internet-out", "data to the datacenter", share(usage.vpnOutGb, stack.ofType(VPN_CONNECTION))),
    ];
}
const tunnels = [1, 2] as const;

function addressOf(connection: Resource, tunnel: 1 | 2): string | undefined {
    return known(connection.get(`tunnel${tunnel}Address`).text());
}

/** A connection's metric takes in both tunnels: its maximum does not change when one of them goes down. */
function tunnelOf(connection: Resource, tunnel: 1 | 2): WatchedPart {
    return {
        name: `tunnel ${tunnel}`,
        keys: dimensionKey("TunnelIpAddress", addressOf(connection, tunnel)),
        isSeenBy: ({ name, dimensions }, statistic) =>
            name === "TunnelState" && ("TunnelIpAddress" in dimensions || statistic !== "Maximum"),
    };
}

function oneDown(connection: Resource): Mishap {
    const first = addressOf(connection, 1);
    return {
        id: "one-tunnel-down",
        title: "One VPN tunnel is down",
        story: "Tunnel 1 reports 0, tunnel 2 of the same connection reports 1. Traffic flows, with nothing in reserve.",
        expects: "tell",
        shows: ({ name, dimensions }) => {
            if (name !== "TunnelState") return undefined;
            const address = dimensions["TunnelIpAddress"];
            if (address === undefined) return every(1, 0, 1);
            return address === first ? every(1, 0) : undefined;
        },
    };
}

const bothDown: Mishap = {
    id: "both-tunnels-down",
    title: "Both tunnels of a VPN connection are down",
    story: "Both tunnels of one connection report 0; others are up and carry the traffic.",
    expects: "tell",
    shows: { TunnelState: every(1, 0) },
};
