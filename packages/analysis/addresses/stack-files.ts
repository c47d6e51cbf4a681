import { stackConfigs } from "@platform/preview/project/stack-files";
import { zoneNames } from "./subnets";
import { rangeAt, type Range } from "./ranges";
import { plannedSubnets, type PlannedSubnet } from "./subnet-plan";

/** What another stack of the project has, as its file says. */
export interface OtherNetwork {
    readonly stack: string;
    readonly ranges: readonly Range[];
    /** Where its subnets will be, by the platform's subnet plan. */
    readonly subnets: readonly PlannedSubnet[];
}

/**
 * The networks that the project's other stack files describe. Unlike a plan, a file is not checked: what it says wrongly
 * is passed over, and told when that stack is previewed.
 */
export function otherNetworks(directory: string, project: string, stack: string): readonly OtherNetwork[] {
    return stackConfigs(directory)
        .filter(({ name }) => name !== stack)
        .map(({ name, config }) => {
            const network = objectAt(config[`${project}:network`]);
            const cidr = rangeAt(String(network["cidr"]));
            const vpc: readonly Range[] = cidr === undefined ? [] : [{ kind: "vpc", cidr, stacks: [name] }];
            const subnets = cidr === undefined ? [] : plannedSubnets(cidr, zoneNames(network["availabilityZones"]));
            const clients = clientVpnRanges(config[`${project}:clientVpn`], name);
            return { stack: name, subnets, ranges: [...vpc, ...vpnRanges(config[`${project}:vpn`], name), ...clients] };
        });
}

/** What a `vpn` block says of the datacenter and of the tunnels to it. */
export function vpnRanges(block: unknown, stack: string): readonly Range[] {
    const vpn = objectAt(block);
    const inside = Object.values(objectAt(vpn["customerGateways"])).flatMap((gateway) => {
        const { ipAddress, tunnelInsideCidrs } = objectAt(gateway);
        return texts(tunnelInsideCidrs).map((text) => ({ kind: "tunnel" as const, text, note: String(ipAddress) }));
    });
    const datacenter = texts(vpn["onPremisesCidrs"]).map((text) => ({ kind: "on-premises" as const, text }));
    return [...datacenter, ...inside].flatMap(({ text, ...rest }) => {
        const cidr = rangeAt(text);
        return cidr === undefined ? [] : [{ ...rest, cidr, stacks: [stack] }];
    });
}

/** What a `clientVpn` block gives to its users. */
function clientVpnRanges(block: unknown, stack: string): readonly Range[] {
    const cidr = rangeAt(String(objectAt(block)["clientCidr"]));
    return cidr === undefined ? [] : [{ kind: "client-vpn", cidr, stacks: [stack] }];
}

function objectAt(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): readonly string[] {
    return Array.isArray(value) ? value.map(String) : [];
}
