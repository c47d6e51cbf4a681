import type { HandoverConnection } from "./connections";
import type { PacketSize } from "./packet-size";
import type { DatacenterSide } from "./datacenter-side";
import type { Phase, Tunnel } from "./tunnel";

type Line = readonly [what: string, value: string];

/** All that a network engineer types into a device for one connection, as aligned text. It holds no secret. */
export function handoverSheet(connection: HandoverConnection, around: DatacenterSide, packets: PacketSize): string {
    const { name, deviceAddress = "not known", tunnels } = connection;
    const blocks: readonly (readonly [string, readonly Line[]])[] = [
        [`connection ${name}`, [["device (public address)", deviceAddress], ...routingLines(connection, around)]],
        ...tunnels.map((tunnel) => [`tunnel ${tunnel.number}`, tunnelLines(tunnel, connection)] as const),
        ["packets", packetLines(packets)],
        ["firewall before the device", firewallLines(tunnels)],
        ...(around.dnsQuestions.length === 0 ? [] : [["DNS servers", dnsLines(connection, around)] as const]),
        ["keeping it up", keepLines(around)],
    ];
    const width = Math.max(...blocks.flatMap(([, lines]) => lines.map(([what]) => what.length))) + 2;
    return blocks
        .map(([title, lines]) => [title, ...lines.map(([what, value]) => `  ${what.padEnd(width)}${value}`)].join("\n"))
        .join("\n\n");
}

function routingLines(connection: HandoverConnection, { onPremisesCidrs }: DatacenterSide): readonly Line[] {
    const { routing, awsAsn, deviceAsn = "not known", vpcCidrs, staticRoutes } = connection;
    const vpc = vpcCidrs.join(", ") || "not known";
    if (routing === "static") {
        return [
            ["routing", "static"],
            ["AWS routes to the device", staticRoutes.join(", ") || "not known"],
            ["route into the tunnels", vpc],
        ];
    }
    return [
        ["routing", "BGP, a session in each tunnel; hold time 30 s, keepalive 10 s"],
        ["AS number, AWS", awsAsn],
        ["AS number, device", deviceAsn],
        ["announce to AWS", `${onPremisesCidrs.join(", ") || "not known"} (at most 100 prefixes)`],
        ["AWS announces", vpc],
    ];
}

function tunnelLines(tunnel: Tunnel, { routing, keySecret, keys }: HandoverConnection): readonly Line[] {
    const { awsAddress, insideCidr, awsInsideAddress, deviceInsideAddress, ikeVersions, phase1, phase2 } = tunnel;
    const key =
        keys === "Secrets Manager" ? `in Secrets Manager: ${keySecret}` : `in ${keys}; it is handed over by a safe way`;
    return [
        ["AWS outside address", awsAddress],
        ["inside range", insideCidr],
        ["inside address, AWS", `${awsInsideAddress}${routing === "BGP" ? " (BGP neighbour)" : ""}`],
        ["inside address, device", deviceInsideAddress],
        ["pre-shared key", key],
        ["IKE", ikeVersions.join(", ") || "any that AWS knows"],
        ["phase 1 (key exchange)", phaseText(phase1)],
        ["phase 2 (traffic)", `${phaseText(phase2)}, perfect forward secrecy`],
        ["rekey before expiry", `${tunnel.rekeyMarginSeconds} s`],
        ["dead peer detection", `after ${tunnel.dpdTimeoutSeconds} s, then AWS ${actionText(tunnel.dpdTimeoutAction)}`],
        [
            "who starts",
            tunnel.startupAction === "start" ? "AWS; the device accepts, and may start as well" : "the device",
        ],
    ];
}

function packetLines({ mtu, mss, mtuBehindNat, mssBehindNat, advisedMss }: PacketSize): readonly Line[] {
    return [
        ["TCP MSS", `clamp to ${advisedMss} in both directions (at most ${mss}, behind NAT ${mssBehindNat})`],
        ["tunnel MTU", `at most ${mtu}, behind NAT ${mtuBehindNat}`],
        ["fragments", "before encryption; clear the DF flag"],
    ];
}

function firewallLines(tunnels: readonly Tunnel[]): readonly Line[] {
    const peers = tunnels.map(({ awsAddress }) => awsAddress).join(", ");
    return [
        ["both directions", "UDP 500 and IP protocol 50 (ESP); UDP 4500 if the device is behind NAT"],
        ["with", peers],
    ];
}

function dnsLines({ vpcCidrs }: HandoverConnection, { dnsQuestions }: DatacenterSide): readonly Line[] {
    return [
        ["let in", `UDP and TCP 53 from ${vpcCidrs.join(", ") || "the VPC"}`],
        ...dnsQuestions.map(({ domain, servers }): Line => [`asked for ${domain}`, servers.join(", ")]),
    ];
}

function keepLines({ pingAddress, probeDestination, contact }: DatacenterSide): readonly Line[] {
    return [
        [
            "ping from the datacenter",
            pingAddress === undefined ? "nothing to ping in AWS" : `${pingAddress}, every minute or so`,
        ],
        [
            "AWS pings",
            probeDestination === undefined ? "nothing in the datacenter" : `${probeDestination}, which has to answer`,
        ],
        ["both tunnels", "configured and up: AWS takes one down for maintenance at times"],
        ["contact in the datacenter", contact ?? "not known"],
    ];
}

function phaseText({ encryption, integrity, dhGroups, lifetimeSeconds }: Phase): string {
    const any = "any that AWS knows";
    const parts = [encryption.join(", ") || any, integrity.join(", ") || any, `DH ${dhGroups.join(", ") || any}`];
    return `${parts.join(" / ")}, ${lifetimeSeconds} s`;
}

function actionText(action: string): string {
    if (action === "restart") return "starts anew";
    return action === "none" ? "does nothing" : "closes the tunnel";
}
