import type { Resource } from "../lib/resource";
import {
    CARRIER_GATEWAY,
    DEFAULT_ROUTE_TABLE,
    INTERNET_GATEWAY,
    MAIN_ROUTE_TABLE_ASSOCIATION,
    ROUTE,
    ROUTE_TABLE,
    ROUTE_TABLE_ASSOCIATION,
    SUBNET,
    VPC,
    VPN_GATEWAY,
} from "../lib/types";
import type { Value } from "../lib/value";
import type { Reference, StackIndex } from "./stack-index";

/** One route, wherever it is declared. */
export interface RouteFact {
    readonly owner: Resource;
    /** The route's place in its owner: `routes[0]`, or empty for a Route resource. */
    readonly at: string;
    /** What it leads to. `unknown`: an internet gateway cannot be ruled out. */
    readonly leadsTo: "internet" | "carrier" | "inside" | "unknown";
    readonly read: (property: string) => Value;
}

/** What decides where a subnet's packets go. */
export interface EffectiveRoutes {
    /** The tables that may apply: one, unless associations compete or cannot be resolved. */
    readonly tables: readonly RouteTable[];
    /** Whether an association names the table; otherwise it is the VPC's main table. */
    readonly explicit: boolean;
    readonly routes: readonly RouteFact[];
    /** Why the routes are not all known, if so. */
    readonly gaps: readonly string[];
}

/** A route table: a resource, the table a VPC is created with, or one outside the stack. */
export interface RouteTable {
    readonly key: string;
    readonly name: string;
    readonly foreign: boolean;
}

const TABLE_OR_VPC = [...ROUTE_TABLE, ...VPC];
const GATEWAYS = [...INTERNET_GATEWAY, ...VPN_GATEWAY, ...CARRIER_GATEWAY];
/** Ids of targets that are no internet gateway, by AWS's prefixes; `local` is the VPC itself. */
const INSIDE_ID = /^(local$|vgw-|vpce-|eigw-|nat-|tgw-|pcx-)/;

/** Route tables as AWS applies them: the associated table or the main one, with inline and separate routes joined. */
export class RouteTables {
    private readonly routes = new Map<string, RouteFact[]>();
    /** Routes whose table cannot be told: they may belong to any. */
    private readonly strays: RouteFact[] = [];
    private readonly explicit = new Map<Resource, Reference[]>();
    private readonly looseAssociations: Resource[] = [];

    constructor(private readonly index: StackIndex) {
        for (const table of index.ofType(ROUTE_TABLE)) this.addInline(table);
        for (const route of index.ofType(ROUTE)) this.addStandalone(route);
        for (const association of index.ofType(ROUTE_TABLE_ASSOCIATION)) this.addAssociation(association);
    }

    /** The routes that a subnet's traffic follows. */
    of(subnet: Resource): EffectiveRoutes {
        const own = this.explicit.get(subnet) ?? [];
        const explicit = own.length > 0;
        const loose = this.looseAssociations.map(
            ({ name }) => `the subnet of route table association ${name} is not known`,
        );
        const references = explicit ? own : this.mainTable(subnet);
        const tables = new Map<string, RouteTable>();
        const gaps = explicit ? [] : loose;
        for (const reference of references) {
            if (reference.kind === "unresolved") gaps.push(`${reference.at} does not tell the route table`);
            else for (const table of this.tablesOf(reference)) tables.set(table.key, table);
        }
        for (const { foreign, name } of tables.values()) if (foreign) gaps.push(`${name} is not part of this stack`);
        const routes = [...tables.keys()].flatMap((key) => this.routes.get(key) ?? []);
        return { tables: [...tables.values()], explicit, routes: [...routes, ...this.strays], gaps };
    }

    private mainTable(subnet: Resource): Reference[] {
        const vpcs = this.index.resolve(subnet, subnet.get("vpcId"), VPC);
        return vpcs.flatMap((vpc): readonly Reference[] => {
            if (vpc.kind !== "resource") return [{ kind: "unresolved", at: "vpcId" }];
            const { linked } = this.index.linked(MAIN_ROUTE_TABLE_ASSOCIATION, "vpcId", vpc.resource, VPC);
            const replaced = linked.flatMap((main) => this.index.resolve(main, main.get("routeTableId"), TABLE_OR_VPC));
            return replaced.length > 0 ? replaced : [vpc];
        });
    }

    /** The table behind a reference; a VPC stands for the table it was created with. */
    private tablesOf(reference: Exclude<Reference, { kind: "unresolved" }>): RouteTable[] {
        if (reference.kind === "foreign") {
            return [{ key: `foreign ${reference.id}`, name: `route table ${reference.shown}`, foreign: true }];
        }
        const { resource } = reference;
        if (VPC.includes(resource.type)) return [defaultTable(resource)];
        if (!DEFAULT_ROUTE_TABLE.includes(resource.type))
            return [{ key: resource.urn, name: resource.name, foreign: false }];
        const adopted = this.index.resolve(resource, resource.get("defaultRouteTableId"), VPC);
        return adopted.flatMap((vpc) => (vpc.kind === "resource" ? [defaultTable(vpc.resource)] : []));
    }

    private addInline(table: Resource): void {
        const self = this.tablesOf({ kind: "resource", resource: table, evidence: "value", at: "" });
        for (const item of table.get("routes").items()) {
            const fact = this.fact(table, item.path, (property) => item.at(property));
            for (const { key } of self) this.add(key, fact);
            if (self.length === 0) this.strays.push(fact);
        }
    }

    private addStandalone(route: Resource): void {
        const fact = this.fact(route, "", (property) => route.get(property));
        for (const reference of this.index.resolve(route, route.get("routeTableId"), TABLE_OR_VPC)) {
            if (reference.kind === "unresolved") this.strays.push(fact);
            else for (const { key } of this.tablesOf(reference)) this.add(key, fact);
        }
    }

    private addAssociation(association: Resource): void {
        const tables = this.index.resolve(association, association.get("routeTableId"), TABLE_OR_VPC);
        for (const subnet of this.index.resolve(association, association.get("subnetId"), SUBNET)) {
            if (subnet.kind === "unresolved") this.looseAssociations.push(association);
            else if (subnet.kind === "resource") {
                this.explicit.set(subnet.resource, [...(this.explicit.get(subnet.resource) ?? []), ...tables]);
            }
        }
    }

    private add(key: string, fact: RouteFact): void {
        this.routes.set(key, [...(this.routes.get(key) ?? []), fact]);
    }

    private fact(owner: Resource, at: string, read: (property: string) => Value): RouteFact {
        return { owner, at, read, leadsTo: this.destination(owner, read) };
    }

    private destination(owner: Resource, read: (property: string) => Value): RouteFact["leadsTo"] {
        if (isSet(read("carrierGatewayId"))) return "carrier";
        const gateways = this.index.resolve(owner, read("gatewayId"), GATEWAYS);
        const kinds = gateways.map((gateway): RouteFact["leadsTo"] => {
            if (gateway.kind === "unresolved") return "unknown";
            if (gateway.kind === "foreign") {
                return gateway.id.startsWith("igw-") ? "internet" : INSIDE_ID.test(gateway.id) ? "inside" : "unknown";
            }
            if (CARRIER_GATEWAY.includes(gateway.resource.type)) return "carrier";
            return INTERNET_GATEWAY.includes(gateway.resource.type) ? "internet" : "inside";
        });
        return (
            kinds.find((kind) => kind === "internet" || kind === "carrier") ??
            kinds.find((kind) => kind === "unknown") ??
            "inside"
        );
    }
}

function defaultTable(vpc: Resource): RouteTable {
    return { key: `default ${vpc.urn}`, name: `the default route table of ${vpc.name}`, foreign: false };
}

function isSet(value: Value): boolean {
    const text = value.text();
    return text.state === "unknown" || (text.state === "known" && text.value !== "");
}
