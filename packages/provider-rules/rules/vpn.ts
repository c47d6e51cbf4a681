import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { contains, isAddress, rangeOf } from "@platform/aws-model/network/cidr";
import { exactlyOne } from "./checks";
import { cidrCheck } from "./cidr-checks";
import { tunnelProblems } from "./vpn-tunnels";

const CONNECTION = ["aws:ec2/vpnConnection:VpnConnection"];
/** Regions' own numbers before private ones were allowed. */
const LEGACY_ASN = [7224, 9059, 10124, 17493];

/** Site-to-site VPN: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnConnection.html */
export const vpnRules: readonly Rule[] = [
    ...rule(
        CONNECTION,
        exactlyOne("vpnGatewayId", "transitGatewayId", "vpnConcentratorId"),
        (connection) => tunnelProblems(connection, 1),
        (connection) => tunnelProblems(connection, 2),
        insideTwice,
        ...["localIpv4NetworkCidr", "remoteIpv4NetworkCidr"].map((name) => cidrCheck(name, { family: 4 })),
    ),
    ...rule(
        ["aws:ec2/vpnConnectionRoute:VpnConnectionRoute"],
        cidrCheck("destinationCidrBlock", { family: 4 }),
        staticOnly,
    ),
    ...rule(["aws:ec2/vpnGateway:VpnGateway"], amazonAsn),
    ...rule(["aws:ec2/customerGateway:CustomerGateway"], customerAsn, address),
    ...rule(
        ["aws:ec2clientvpn/endpoint:Endpoint"],
        cidrCheck("clientCidrBlock", { family: 4, from: 12, to: 22, loose: true }),
        clientBlock,
    ),
];

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html: each tunnel has a block of its own. */
function* insideTwice(connection: JudgedResource): Generator<Problem> {
    const [first, second] = [connection.get("tunnel1InsideCidr"), connection.get("tunnel2InsideCidr")];
    if (first.asString !== undefined && first.asString === second.asString) {
        const message = "must differ from tunnel1InsideCidr";
        yield { code: "tunnel-cidr", at: second, message, fix: "take another /30 of 169.254.0.0/16" };
    }
}

/** Error InvalidVpnConnection.InvalidType of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
function* staticOnly(route: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const connection = index.target(route, "vpnConnectionId", CONNECTION);
    const flag = connection?.get("staticRoutesOnly");
    if (flag !== undefined && (flag.absent || flag.asBoolean === false)) {
        yield {
            code: "vpn-static-route",
            at: route.get("vpnConnectionId"),
            message: `needs a connection with staticRoutesOnly: "${connection?.name ?? ""}" learns its routes by BGP`,
            fix: "set staticRoutesOnly to true on the connection, or remove the route",
        };
    }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnGateway.html: AmazonSideAsn */
function* amazonAsn(gateway: JudgedResource): Generator<Problem> {
    const at = gateway.get("amazonSideAsn");
    const n = at.asNumber;
    if (
        n !== undefined &&
        !LEGACY_ASN.includes(n) &&
        !(n >= 64512 && n <= 65534) &&
        !(n >= 4200000000 && n <= 4294967294)
    ) {
        const message = "must be a private number: 64512 to 65534, or 4200000000 to 4294967294";
        yield { code: "asn", at, message, fix: "use one of these" };
    }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateCustomerGateway.html: BgpAsn, BgpAsnExtended */
function* customerAsn(gateway: JudgedResource): Generator<Problem> {
    const limits = { bgpAsn: [1, 2147483647], bgpAsnExtended: [2147483648, 4294967295] } as const;
    for (const [name, [low, high]] of Object.entries(limits)) {
        const at = gateway.get(name);
        if (at.asNumber !== undefined && (at.asNumber < low || at.asNumber > high)) {
            const other = name === "bgpAsn" && at.asNumber > high ? "give it as bgpAsnExtended" : "correct the number";
            yield { code: "asn", at, message: `must be ${low} to ${high}`, fix: other };
        }
    }
}

function* address(gateway: JudgedResource): Generator<Problem> {
    const at = gateway.get("ipAddress");
    if (at.asString !== undefined && at.asString !== "" && !isAddress(at.asString, 4) && !at.asString.includes(":")) {
        yield { code: "ip-address", at, message: "must be an IP address", fix: "give the gateway's outside address" };
    }
}

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html: clients' addresses lie outside the VPC. */
function* clientBlock(endpoint: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = endpoint.get("clientCidrBlock");
    const block = rangeOf(at.asString ?? "");
    const vpc = index.target(endpoint, "vpcId", ["aws:ec2/vpc:Vpc"])?.get("cidrBlock");
    const own = rangeOf(vpc?.asString ?? "");
    if (block !== undefined && own !== undefined && (contains(own, block) || contains(block, own))) {
        const message = `must not overlap the VPC's ${vpc?.printed ?? ""}`;
        yield { code: "client-cidr", at, message, fix: "take addresses that are used nowhere else" };
    }
}
