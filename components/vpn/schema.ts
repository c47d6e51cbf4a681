import { isIPv4 } from "node:net";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { cidr, domainName, ipv4, keyName, retentionDays } from "../shared/block/primitives";

/**
 * Inside ranges that AWS keeps for itself.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
const reservedInside = new Set([
    "169.254.0.0/30",
    "169.254.1.0/30",
    "169.254.2.0/30",
    "169.254.3.0/30",
    "169.254.4.0/30",
    "169.254.5.0/30",
    "169.254.169.252/30",
]);

const insideCidr = z
    .string()
    .regex(/^169\.254\.[0-9]{1,3}\.[0-9]{1,3}\/30$/, { error: "allowed: a /30 within 169.254.0.0/16" })
    .pipe(cidr)
    .refine((value) => !reservedInside.has(value), { error: "allowed: a /30 that AWS does not keep for itself" });

/** 7224 is Amazon's own default; 9059 and a few more are reserved in some regions. */
const asn = z.int().min(1).max(4294967294);

const customerGatewaySchema = z.strictObject({
    ipAddress: ipv4.describe("Public address of the device. Changing it replaces the customer gateway."),
    bgpAsn: asn.default(65000).describe("The device's autonomous system number; with static routing it is not used."),
    connections: z.int().min(1).max(4).default(1).describe("VPN connections to this device; each has two tunnels."),
    tunnelInsideCidrs: z
        .array(insideCidr)
        .max(8)
        .default([])
        .describe("Addresses inside the tunnels, two for each connection, in order. Default: AWS chooses."),
});

export const vpnSchema = z
    .strictObject({
        amazonSideAsn: asn
            .default(64512)
            .describe(
                "Autonomous system number of the AWS side. It cannot change while the VPN exists, for a VPC takes one VPN gateway: take the `vpn` block out, and put it back with the new number.",
            ),
        customerGateways: z
            .record(keyName(16), customerGatewaySchema)
            .refine((value) => Object.keys(value).length > 0, { error: "allowed: at least one customer gateway" })
            .describe("The datacenter's VPN devices, by name."),
        routing: z
            .enum(["bgp", "static"])
            .default("bgp")
            .describe(
                "`bgp` learns and withdraws routes by itself; `static` routes `onPremisesCidrs`. Replaces the connections.",
            ),
        security: z
            .enum(["modern", "compatible"])
            .default("modern")
            .describe(
                "What the tunnels accept: `modern` is IKEv2 with AES-256-GCM, SHA-2 and Diffie-Hellman groups 14 to 21; `compatible` takes AES-256 without GCM as well, for devices whose key exchange has no GCM. Changing it interrupts each tunnel for minutes, one after the other.",
            ),
        onPremisesCidrs: z.array(cidr).min(1).describe("Ranges of the datacenter that apps call and pings come from."),
        hosts: z
            .record(
                domainName,
                z.string().refine((value) => value === "public" || isIPv4(value), {
                    error: "allowed: an IPv4 address such as 10.16.0.20, or public",
                }),
            )
            .default({})
            .describe(
                "Names of single machines in the datacenter with their addresses, each answered by a private zone in the VPC; or `public` for a name that public DNS answers.",
            ),
        dns: z
            .strictObject({
                domains: z.array(domainName).min(1).max(20).describe("Domains that the datacenter's servers answer."),
                servers: z
                    .array(ipv4)
                    .min(1)
                    .max(6)
                    .describe("Addresses of its DNS servers, asked on port 53 by UDP and TCP."),
            })
            .optional()
            .describe(
                "Asks the datacenter's DNS for its domains, through a Resolver endpoint: about 183 USD a month. For a few machines, `hosts` does for 0.50 each.",
            ),
        tunnelLogRetentionDays: retentionDays.default(90).describe("Days that tunnel logs are kept."),
        keepalive: z
            .strictObject({
                instanceType: z.enum(["t4g.nano", "t3.nano"]).default("t4g.nano").describe("Type of the ping target."),
                probe: z
                    .strictObject({
                        destination: ipv4.describe("On-premises address that answers pings."),
                        periodSeconds: z.literal([30, 60]).default(60).describe("Seconds between readings."),
                    })
                    .optional()
                    .describe(
                        "Pings the datacenter from AWS as well (CloudWatch Network Monitor), which tells a route or a firewall that swallows packets from a tunnel that is down. About 80 USD a month, more than two connections.",
                    ),
            })
            .optional()
            .describe(
                "A tiny private instance with a fixed address that the datacenter pings, so that idle tunnels stay up.",
            ),
        contact: z
            .string()
            .min(1)
            .max(200)
            .describe(
                "Whom to call when tunnels are down; it stands in the alarms, e.g. `Network operations, +1 555 0100`.",
            ),
    })
    .describe("Site-to-site VPN to the datacenter.");

export type VpnConfig = ConfigOf<typeof vpnSchema>;
