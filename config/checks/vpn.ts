import { maxConnections } from "../../components/vpn/connection-plan";
import { cidrOf, contains } from "@platform/aws-model/network/cidr";
import { invalid, type Problem } from "../problems";
import type { VpnConfig } from "../schema";
import type { Check, Draft } from "./draft";

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

/** Numbers and addresses of the VPN that AWS or the datacenter's devices would refuse. */
export const checkVpn: Check = function* (draft) {
    const { vpn } = draft.config;
    if (vpn === undefined) {
        return;
    }
    yield* checkAsns(draft, vpn);
    yield* checkDevices(vpn);
    const probe = vpn.keepalive?.probe;
    if (
        probe !== undefined &&
        !vpn.onPremisesCidrs.some((range) => contains(cidrOf(range), hostRange(probe.destination)))
    ) {
        yield invalid(
            ["platform:vpn", "keepalive", "probe", "destination"],
            probe.destination,
            "an address in onPremisesCidrs; nothing else goes through the VPN",
        );
    }
};

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html */
function* checkAsns({ region }: Draft, vpn: VpnConfig): Iterable<Problem> {
    const own = vpn.amazonSideAsn;
    if (!((own >= 64512 && own <= 65534) || own >= 4200000000)) {
        yield invalid(["platform:vpn", "amazonSideAsn"], own, `a private number: ${privateAsns}`);
    }
    if (vpn.routing === "static") {
        return;
    }
    for (const [name, { bgpAsn }] of Object.entries(vpn.customerGateways)) {
        const path = ["platform:vpn", "customerGateways", name, "bgpAsn"];
        const reservedIn = reservedAsns[bgpAsn];
        if (bgpAsn === own) {
            yield invalid(path, bgpAsn, "a number other than amazonSideAsn; BGP would refuse its own routes");
        } else if (reservedIn === "" || (reservedIn !== undefined && reservedIn === region)) {
            yield invalid(path, bgpAsn, "a number that AWS does not keep for itself");
        }
    }
}

function* checkDevices(vpn: VpnConfig): Iterable<Problem> {
    const gateways = Object.entries(vpn.customerGateways);
    const seen = new Map<string, string>();
    for (const [name, { ipAddress }] of gateways) {
        const path = ["platform:vpn", "customerGateways", name, "ipAddress"];
        const other = seen.get(ipAddress);
        if (other !== undefined) {
            yield invalid(
                path,
                ipAddress,
                `an address other than that of ${other}; more tunnels to it come by "connections"`,
            );
        }
        seen.set(ipAddress, name);
        if (isPrivate(ipAddress)) {
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

function isPrivate(address: string): boolean {
    const ranges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"];
    return ranges.some((range) => contains(cidrOf(range), hostRange(address)));
}

function hostRange(address: string) {
    return cidrOf(`${address}/32`);
}
