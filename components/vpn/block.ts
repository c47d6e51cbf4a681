import { AddressSet, NO_HOST, PRIVATE } from "@platform/aws-model/network/addresses";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { invalid, type ConfigProblem } from "../shared/block/problems";
import { maxConnections } from "./plan";
import { checkDatacenterNames } from "./name-checks";
import { vpnSchema, type VpnConfig } from "./schema";
import { checkTunnels } from "./tunnel-checks";

export const vpn = defineBlock({
    key: "vpn",
    schema: vpnSchema,
    needs: [alerts, network],
    mayRepeat: ["tunnelInsideCidrs"],
    takenAddresses: ({ keepalive, dns }) => [
        { what: "the ping target", tier: "private", count: keepalive === undefined ? 0 : 16, of: "each subnet" },
        { what: "the Resolver endpoint", tier: "private", count: dns === undefined ? 0 : 1, of: "each subnet" },
    ],
    logs: "always",
    checks: [checkAsns, checkDevices, checkProbe, checkRanges, checkTunnels, checkDatacenterNames],
});

/**
 * Numbers that stand for none: what old devices see of a four-byte number, and the last of two bytes.
 * @see https://www.rfc-editor.org/rfc/rfc6793 and https://www.rfc-editor.org/rfc/rfc7300
 */
const unusableAsns: readonly number[] = [23456, 65535];

/**
 * Numbers that AWS keeps for itself, everywhere or in one region.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html
 */
const reservedAsns: Readonly<Record<number, string>> = {
    7224: "",
    9059: "eu-west-1",
    10124: "ap-northeast-1",
    17943: "ap-southeast-1",
};

const privateAsns = "64512 to 65534 or 4200000000 to 4294967294";

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html */
function* checkAsns(config: VpnConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    const own = config.amazonSideAsn;
    if (!((own >= 64512 && own <= 65534) || own >= 4200000000)) {
        yield invalid(["platform:vpn", "amazonSideAsn"], own, `a private number: ${privateAsns}`);
    }
    if (config.routing === "static") {
        return;
    }
    for (const [name, { bgpAsn }] of Object.entries(config.customerGateways)) {
        const path = ["platform:vpn", "customerGateways", name, "bgpAsn"];
        const reservedIn = reservedAsns[bgpAsn];
        if (bgpAsn === own) {
            yield invalid(path, bgpAsn, "a number other than amazonSideAsn; BGP would refuse its own routes");
        } else if (reservedIn === "" || (reservedIn !== undefined && reservedIn === region)) {
            yield invalid(path, bgpAsn, "a number that AWS does not keep for itself");
        } else if (unusableAsns.includes(bgpAsn)) {
            yield invalid(path, bgpAsn, "a number that a network can have");
        }
    }
}

function* checkDevices({ customerGateways }: VpnConfig): Iterable<ConfigProblem> {
    const gateways = Object.entries(customerGateways);
    const seen = new Map<string, string>();
    for (const [name, { ipAddress }] of gateways) {
        const path = ["platform:vpn", "customerGateways", name, "ipAddress"];
        const other = seen.get(ipAddress);
        if (other !== undefined) {
            const allowed = `an address other than that of ${other}; more tunnels to it come by "connections"`;
            yield invalid(path, ipAddress, allowed);
        }
        seen.set(ipAddress, name);
        if ([PRIVATE, NO_HOST].some((set) => set.covers(AddressSet.of(ipAddress)))) {
            yield invalid(path, ipAddress, "a public address; the tunnels go over the internet");
        }
    }
    const connections = gateways.reduce((sum, [, gateway]) => sum + gateway.connections, 0);
    if (connections > maxConnections) {
        yield {
            path: ["platform:vpn", "customerGateways"],
            statement: `${connections} connections are not valid; allowed ${maxConnections} in all, AWS's quota for a VPN gateway`,
            fix: "Remove some from",
        };
    }
}

function* checkProbe({ keepalive, onPremisesCidrs }: VpnConfig): Iterable<ConfigProblem> {
    const destination = keepalive?.probe?.destination;
    if (
        destination !== undefined &&
        !onPremisesCidrs.some((range) => contains(cidrOf(range), cidrOf(`${destination}/32`)))
    ) {
        const allowed = "an address in onPremisesCidrs; nothing else goes through the VPN";
        yield invalid(["platform:vpn", "keepalive", "probe", "destination"], destination, allowed);
    }
}

/** The datacenter's ranges share no address with the VPC, nor with one another. */
function* checkRanges({ onPremisesCidrs }: VpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const vpc = draft.block(network)?.cidr;
    for (const [index, text] of onPremisesCidrs.entries()) {
        const others = [
            ...(vpc === undefined ? [] : [[vpc, "the VPC of platform:network"] as const]),
            ...onPremisesCidrs.slice(0, index).map((other, place) => [other, `onPremisesCidrs[${place}]`] as const),
        ];
        for (const [other, name] of others) {
            if (overlaps(cidrOf(text), cidrOf(other))) {
                const allowed = `a range that does not overlap ${other}, ${name}`;
                yield invalid(["platform:vpn", "onPremisesCidrs", index], text, allowed);
            }
        }
    }
}
