import { defaultsOf, setting, type SettingsOf } from "./setting";

/** A connection that somebody answers for: an app to another, members of a cluster, the bastion to a database. */
export type Connection = Readonly<Record<"from" | "to" | "protocol" | "owner" | "reason", string> & { port: number }>;

/**
 * What all policies need to know about the platform they judge: configuration of the policy `platform-settings`, shared
 * with every other policy. Nothing here is ever inferred from names or tags.
 */
export const settingsSpec = {
    production: setting(
        "Whether the stack is production: production-only rules are then mandatory, otherwise advisory.",
        true,
    ),
    organization: setting(
        "Whether the stack may change the organization and who signs in to its accounts: that of the management account, or of the one that administers for it.",
        false,
    ),
    bastions: setting(
        "Who is a bastion: type patterns of components (platform:bastion:*) or URN patterns (they contain ::).",
        ["platform:bastion:*"],
    ),
    bastionSshCidrs: setting(
        "From where SSH to the bastion is allowed. Empty: from nowhere (SSM only).",
        [] as string[],
    ),
    probes: setting(
        "Who is a ping target for the on-premises side of the VPN, by type or URN patterns. It may answer ICMP from onPremisesCidrs.",
        ["platform:vpn:*"],
    ),
    onPremisesCidrs: setting("The networks behind the VPN.", [] as string[]),
    publicListenerPorts: setting("TCP ports that public load balancers may open to the internet.", [80, 443]),
    internalListenerPorts: setting(
        "TCP ports of internal load balancers that the on-premises side may reach.",
        [80, 443],
    ),
    publicEndpoints: setting(
        "Other endpoints open to the internet, such as a VPN server: who (type or URN pattern), protocol, port.",
        [] as { identity: string; protocol: string; port: number }[],
        {
            type: "object",
            required: ["identity", "protocol", "port"],
            properties: {
                identity: { type: "string" },
                protocol: { type: "string", enum: ["tcp", "udp"] },
                port: { type: "integer", minimum: 1, maximum: 65535 },
            },
        },
    ),
    connections: setting(
        "Connections that are needed besides those that the rules know: from whom to whom (type or URN patterns), protocol, port, who answers for it, and why.",
        [] as Connection[],
        {
            type: "object",
            required: ["from", "to", "protocol", "port", "owner", "reason"],
            properties: {
                from: { type: "string" },
                to: { type: "string" },
                protocol: { type: "string", enum: ["tcp", "udp"] },
                port: { type: "integer", minimum: 1, maximum: 65535 },
                owner: { type: "string" },
                reason: { type: "string" },
            },
        },
    ),
    dynamicPortFrom: setting("First port that ECS gives to containers with a dynamic host port.", 32768),
    dynamicPortTo: setting("Last port that ECS gives to containers with a dynamic host port.", 65535),
    dataSubnets: setting("Which subnets are for data, also while nothing stands in them: type or URN patterns.", [
        "urn:pulumi:*::platform:network:Network$aws:ec2/subnet:Subnet::*-data-*",
    ]),
    boundary: setting(
        "Name of the permissions boundary that every role must have, such as platform-prod-boundary. Empty: none.",
        "",
    ),
    registryAccounts: setting(
        "Accounts whose private image repositories are one's own. Empty: those that the AWS provider may touch.",
        [] as string[],
    ),
    privateSubnetIds: setting(
        "Subnets of other stacks that are known to have no route to an internet gateway.",
        [] as string[],
    ),
};

/** The shared settings, complete. */
export type Settings = SettingsOf<typeof settingsSpec>;

/** The settings that apply when `platform-settings` is not configured. */
export const defaultSettings: Settings = defaultsOf(settingsSpec);
