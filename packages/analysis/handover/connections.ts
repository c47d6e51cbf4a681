import { VPC, VPN_CONNECTION, VPN_GATEWAY } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";
import { tunnelOf, type Tunnel } from "./tunnel";

/** The platform's own component. */
export const VPN_COMPONENT = "platform:vpn:Vpn";
const CUSTOMER_GATEWAY = ["aws:ec2/customerGateway:CustomerGateway"];
const STATIC_ROUTE = ["aws:ec2/vpnConnectionRoute:VpnConnectionRoute"];
const PROPAGATION = ["aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation"];
/** AWS's own number, where a gateway is given none. */
const AMAZON_ASN = "64512";

/** Where the keys of a connection's tunnels are. Never a key itself. */
export type KeyPlace = "Secrets Manager" | "the program" | "AWS, readable by whoever may describe the connection";

/** A VPN connection as the datacenter's network team has to set it up. */
export interface HandoverConnection {
    readonly name: string;
    readonly urn: string;
    readonly id: string;
    /** What the stack output has of it, as `connections.<name>`; undefined for a program without that output. */
    readonly output?: string;
    /** Stands for the secret that has the keys, which only a deployment tells. */
    readonly keySecret: string;
    /** Public address that AWS expects the device at. */
    readonly deviceAddress?: string;
    readonly deviceAsn?: string;
    readonly awsAsn: string;
    readonly routing: "BGP" | "static";
    /** Ranges that AWS routes to the device by itself, with static routing. */
    readonly staticRoutes: readonly string[];
    /** Ranges of the VPC, which the device routes into the tunnels. */
    readonly vpcCidrs: readonly string[];
    /** Route tables that learn the datacenter's ranges. */
    readonly learningTables: number;
    readonly keys: KeyPlace;
    readonly tunnels: readonly [Tunnel, Tunnel];
}

export function connectionsOf(plan: Plan): readonly HandoverConnection[] {
    return plan.ofType(VPN_CONNECTION).map((resource) => connectionOf(plan, resource));
}

/** A connection's place in the stack output `vpnHandover`, which is an output of the platform's component. */
function outputOf(plan: Plan, { id }: PlanResource): string | undefined {
    const all = plan.components.find(({ type }) => type === VPN_COMPONENT)?.get("handover", "connections");
    const key = all?.keys().find((name) => known(all.at(name, "vpnConnectionId").text()) === id);
    return key === undefined ? undefined : `connections.${key}`;
}

function connectionOf(plan: Plan, resource: PlanResource): HandoverConnection {
    const [device] = targets(plan, resource, resource.get("customerGatewayId"), CUSTOMER_GATEWAY);
    const [gateway] = targets(plan, resource, resource.get("vpnGatewayId"), VPN_GATEWAY);
    const vpcs = gateway === undefined ? [] : targets(plan, gateway, gateway.get("vpcId"), VPC);
    const routes = plan
        .ofType(STATIC_ROUTE)
        .filter((route) => known(route.get("vpnConnectionId").text()) === resource.id);
    const learning = plan
        .ofType(PROPAGATION)
        .filter((one) => gateway !== undefined && known(one.get("vpnGatewayId").text()) === gateway.id);
    const address = device && known(device.get("ipAddress").text());
    const asn =
        device && (known(device.inputs.at("bgpAsn").text()) ?? known(device.inputs.at("bgpAsnExtended").text()));
    const output = outputOf(plan, resource);
    const tunnels = [tunnelOf(resource, 1, output), tunnelOf(resource, 2, output)] as const;
    return {
        ...{ name: resource.name, urn: resource.urn, id: resource.id, tunnels },
        ...(output === undefined ? {} : { output }),
        keySecret: `<${output ?? resource.name}.presharedKeySecretArn>`,
        ...(address === undefined ? {} : { deviceAddress: address }),
        ...(asn === undefined ? {} : { deviceAsn: asn }),
        awsAsn: (gateway && known(gateway.inputs.at("amazonSideAsn").text())) ?? AMAZON_ASN,
        routing: known(resource.inputs.at("staticRoutesOnly").flag()) === true ? "static" : "BGP",
        staticRoutes: routes.flatMap((route) => known(route.get("destinationCidrBlock").text()) ?? []),
        vpcCidrs: vpcs.flatMap((vpc) => known(vpc.get("cidrBlock").text()) ?? []),
        learningTables: learning.length,
        keys: keyPlace(resource, tunnels),
    };
}

function keyPlace(resource: PlanResource, tunnels: readonly Tunnel[]): KeyPlace {
    if (tunnels.some(({ hasOwnKey }) => hasOwnKey)) return "the program";
    const storage = known(resource.inputs.at("presharedKeyStorage").text());
    return storage === "SecretsManager" ? "Secrets Manager" : "AWS, readable by whoever may describe the connection";
}
