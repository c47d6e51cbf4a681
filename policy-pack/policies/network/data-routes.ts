import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { Reference } from "@platform/aws-model/graph/reference";
import type { RouteFact } from "@platform/aws-model/graph/routes";
import { hasIdentity } from "@platform/aws-model/identity";
import { AddressSet } from "@platform/aws-model/network/addresses";
import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";
import { CACHE_SUBNET_GROUP, RDS_SUBNET_GROUP, SUBNET } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { orListNetwork } from "./listed-networks";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";

/** Targets behind which other networks lie, that this stack does not decide. */
const ELSEWHERE: Readonly<Record<string, string>> = {
    transitGatewayId: "a transit gateway",
    vpcPeeringConnectionId: "a peering connection",
    coreNetworkArn: "a core network",
    localGatewayId: "a local gateway",
    vpcEndpointId: "an endpoint of another network's appliance",
    networkInterfaceId: "an instance that forwards",
};
const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];
const REQUIRED = "data subnets from which routes lead to the VPN's own networks at most";
const REMOVE = "remove the route";

/** The routes of subnets for data. Of subnets in which something stands, ways to the internet are reported with that. */
export function judgeDataRoutes(graph: Graph, settings: Settings, members: readonly Member[]): PolicyFinding[] {
    const behindVpn = AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty;
    const taken = resourcesOf(members.flatMap(({ subnets }) => subnets));
    return [...new Set([...taken, ...emptySubnets(graph, settings)])].flatMap((subnet) =>
        graph.routeTables
            .of(subnet)
            .routes.flatMap((route) => [
                ...(taken.includes(subnet) ? [] : judgeGateway(subnet, route)),
                ...judgeTarget(subnet, route, behindVpn),
            ]),
    );
}

function emptySubnets(graph: Graph, { dataSubnets }: Settings): readonly Resource[] {
    const groups = graph.ofType([...RDS_SUBNET_GROUP, ...CACHE_SUBNET_GROUP]);
    const grouped = resourcesOf(groups.flatMap((group) => graph.resolve(group, group.get("subnetIds"), SUBNET)));
    const listed = graph.ofType(SUBNET).filter(({ external, urn }) => !external && hasIdentity(urn, dataSubnets));
    return [...grouped, ...listed];
}

function judgeGateway(subnet: Resource, route: RouteFact): PolicyFinding[] {
    if (route.leadsTo === "inside") return [];
    if (route.leadsTo === "unknown")
        return [undecided(subnet, `the target of ${nameOf(route)}`, "a gateway of this stack as target")];
    return [refuse(subnet, route, `${route.leadsTo === "internet" ? "an internet" : "a carrier"} gateway`)];
}

function judgeTarget(subnet: Resource, route: RouteFact, behindVpn: AddressSet): PolicyFinding[] {
    const [, target] = Object.entries(ELSEWHERE).find(([property]) => isSet(route.read(property))) ?? [];
    if (target === undefined) return [];
    const destinations = DESTINATIONS.map((property) => route.read(property)).filter(isSet);
    const texts = destinations.map((value) => value.text());
    const known = texts.flatMap((leaf) => (leaf.state === "known" ? [leaf.value] : []));
    const set = known.length > 0 && known.length === texts.length ? AddressSet.parse(...known) : undefined;
    if (set === undefined) return [refuse(subnet, route, target)];
    return behindVpn.covers(set) ? [] : [refuse(subnet, route, target, `${REMOVE}, ${orListNetwork(subnet)}`)];
}

function refuse(subnet: Resource, route: RouteFact, target: string, fix = REMOVE): PolicyFinding {
    const found = `is for data, and ${nameOf(route)} leads from it to ${target}`;
    return violation(subnet, { found, required: REQUIRED, fix });
}

function nameOf({ owner, at }: RouteFact): string {
    return `route ${owner.name}${at === "" ? "" : ` ${at}`}`;
}

function isSet(value: Value): boolean {
    const text = value.text();
    return text.state === "unknown" || (text.state === "known" && text.value !== "");
}

function resourcesOf(references: readonly Reference[]): readonly Resource[] {
    return references.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
}
