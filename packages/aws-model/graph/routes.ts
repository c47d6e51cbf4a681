import type { Resource } from "../resource";
import { CARRIER_GATEWAY, INTERNET_GATEWAY, ROUTE, ROUTE_TABLE, VPN_GATEWAY } from "../types";
import type { Value } from "../value";
import type { Reference } from "./reference";
import type { StackIndex } from "./stack-index";

/** One route, wherever it is declared. */
export interface RouteFact {
    readonly owner: Resource;
    /** The route's place in its owner: `routes[0]`, or empty for a Route resource. */
    readonly at: string;
    /** What it leads to. `unknown`: an internet gateway cannot be ruled out. */
    readonly leadsTo: "internet" | "carrier" | "inside" | "unknown";
    /** Reads a property of the route. Inline routes and Route resources name targets alike, destinations not. */
    readonly read: (property: string) => Value;
}

const GATEWAYS = [...INTERNET_GATEWAY, ...VPN_GATEWAY, ...CARRIER_GATEWAY];
/** Ids of targets that are no internet gateway, by AWS's prefixes; `local` is the VPC itself. */
const INSIDE_ID = /^(local$|vgw-|vpce-|eigw-|nat-|tgw-|pcx-)/;

/** The routes that a route table or a Route resource declares. */
export function routesIn(index: StackIndex, resource: Resource): RouteFact[] {
    if (ROUTE_TABLE.includes(resource.type)) {
        const items = resource.get("routes").items();
        return items.map((item) => fact(index, resource, item.path, (property) => item.at(property)));
    }
    return ROUTE.includes(resource.type) ? [fact(index, resource, "", (property) => resource.get(property))] : [];
}

function fact(index: StackIndex, owner: Resource, at: string, read: RouteFact["read"]): RouteFact {
    return { owner, at, read, leadsTo: destination(index, owner, read) };
}

function destination(index: StackIndex, owner: Resource, read: RouteFact["read"]): RouteFact["leadsTo"] {
    if (isSet(read("carrierGatewayId"))) return "carrier";
    const kinds = index.resolve(owner, read("gatewayId"), GATEWAYS).map(behind);
    return (["internet", "carrier", "unknown"] as const).find((kind) => kinds.includes(kind)) ?? "inside";
}

function behind(gateway: Reference): RouteFact["leadsTo"] {
    if (gateway.kind === "unresolved") return "unknown";
    if (gateway.kind === "foreign") {
        if (gateway.id.startsWith("igw-")) return "internet";
        return INSIDE_ID.test(gateway.id) ? "inside" : "unknown";
    }
    if (CARRIER_GATEWAY.includes(gateway.resource.type)) return "carrier";
    return INTERNET_GATEWAY.includes(gateway.resource.type) ? "internet" : "inside";
}

function isSet(value: Value): boolean {
    const text = value.text();
    return text.state === "unknown" || (text.state === "known" && text.value !== "");
}
