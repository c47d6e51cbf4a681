import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { exactlyOne, missingArgument } from "./checks";

const ROUTE = ["aws:ec2/route:Route"];
const TABLE = ["aws:ec2/routeTable:RouteTable"];
const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const TARGETS = [
    "gatewayId",
    "natGatewayId",
    "transitGatewayId",
    "vpcPeeringConnectionId",
    "egressOnlyGatewayId",
    "networkInterfaceId",
    "vpcEndpointId",
    "carrierGatewayId",
    "coreNetworkArn",
    "localGatewayId",
    "odbNetworkArn",
];

/** What leads out of a VPC: routes, NAT gateways, endpoints, and the flow logs that watch it. */
export const gatewayRules: readonly Rule[] = [
    ...rule(ROUTE, exactlyOne(...DESTINATIONS), exactlyOne(...TARGETS), duplicateRoute),
    ...rule(["aws:ec2/natGateway:NatGateway"], natAddress),
    ...rule(["aws:ec2/vpcEndpoint:VpcEndpoint"], endpointArguments),
    ...rule(
        ["aws:ec2/flowLog:FlowLog"],
        exactlyOne(
            "vpcId",
            "subnetId",
            "eniId",
            "regionalNatGatewayId",
            "transitGatewayId",
            "transitGatewayAttachmentId",
        ),
        flowLogRole,
    ),
];

/** A table has one route per destination: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html */
function* duplicateRoute(route: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = DESTINATIONS.map((name) => route.get(name)).find((value) => value.asString !== undefined);
    const table = index.reference(route, "routeTableId", TABLE);
    const all = index.ofType(ROUTE);
    const same = all.slice(0, all.indexOf(route)).find((other) => {
        const destination = at === undefined ? undefined : other.get(at.path).asString;
        return destination === at?.asString && index.reference(other, "routeTableId", TABLE) === table;
    });
    if (at !== undefined && table !== undefined && same !== undefined) {
        yield {
            code: "route-twice",
            at,
            message: `already is the destination of route "${same.name}" in the same table`,
            fix: "remove one of the two routes",
        };
    }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html */
function* natAddress(nat: JudgedResource): Generator<Problem> {
    const type = nat.get("connectivityType");
    const mode = nat.get("availabilityMode");
    const address = nat.get("allocationId");
    if (type.asString === "private" && givenValue(address)) {
        yield {
            code: "exclusive",
            at: address,
            message: 'cannot be given where connectivityType is "private"',
            fix: "remove it, or make the gateway public",
        };
    }
    const zonal = mode.absent || mode.asString === "zonal";
    if (zonal && (type.absent || type.asString === "public") && address.absent) {
        yield missingArgument(
            address,
            "a public NAT gateway needs an Elastic IP",
            "give the allocationId of an aws.ec2.Eip",
        );
    }
    if (zonal && nat.get("subnetId").absent) {
        yield missingArgument(nat.get("subnetId"), "a zonal NAT gateway lies in a subnet");
    }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html */
function* endpointArguments(endpoint: JudgedResource): Generator<Problem> {
    const kind = endpoint.get("vpcEndpointType");
    const type = kind.absent ? "Gateway" : kind.asString;
    const foreign: Readonly<Record<string, readonly string[]>> = {
        Gateway: ["subnetIds", "securityGroupIds", "privateDnsEnabled"],
        Interface: ["routeTableIds"],
        GatewayLoadBalancer: ["routeTableIds", "securityGroupIds", "privateDnsEnabled"],
    };
    for (const name of foreign[type ?? ""] ?? []) {
        const at = endpoint.get(name);
        if (givenValue(at)) {
            yield {
                code: "endpoint-argument",
                at,
                message: `does not apply to an endpoint of type ${type ?? ""}${kind.absent ? ", which is the default" : ""}`,
                fix: "remove it, or set vpcEndpointType",
            };
        }
    }
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
function* flowLogRole(log: JudgedResource): Generator<Problem> {
    const type = log.get("logDestinationType");
    const role = log.get("iamRoleArn");
    if ((type.absent || type.asString === "cloud-watch-logs") && role.absent) {
        yield missingArgument(role, "a flow log to CloudWatch Logs needs a role that may write there");
    }
    const [watched] = ["vpcId", "subnetId", "eniId"].map((name) => log.get(name)).filter((value) => !value.absent);
    if (watched !== undefined && log.get("trafficType").absent) {
        yield missingArgument(
            log.get("trafficType"),
            `${watched.path} needs it`,
            'set it to "ALL", "ACCEPT" or "REJECT"',
        );
    }
}
