import type { Resource } from "../resource";
import {
    DEFAULT_ROUTE_TABLE,
    DEFAULT_VPC,
    MAIN_ROUTE_TABLE_ASSOCIATION,
    ROUTE,
    ROUTE_TABLE,
    ROUTE_TABLE_ASSOCIATION,
    SUBNET,
    VPC,
} from "../types";
import { routesIn, type RouteFact } from "./routes";
import type { Reference } from "./reference";
import type { StackIndex } from "./stack-index";

/** What decides where a subnet's packets go. */
export interface EffectiveRoutes {
    /** The tables that may apply: one, unless associations compete or cannot be resolved. */
    readonly tables: readonly RouteTable[];
    /** Whether an association names the table; otherwise it is the VPC's main table. */
    readonly explicit: boolean;
    readonly routes: readonly RouteFact[];
    /** Why the routes are not all known; empty if they are. */
    readonly gaps: readonly string[];
}

/** A route table: a resource, the table that a VPC is created with, or one whose routes this stack does not decide. */
export interface RouteTable {
    readonly key: string;
    readonly name: string;
    readonly foreign: boolean;
}

const TABLE_OR_VPC = [...ROUTE_TABLE, ...VPC];

/** Route tables as AWS applies them: the associated table or the main one, with inline and separate routes joined. */
export class RouteTables {
    private readonly routes = new Map<string, RouteFact[]>();
    /** Routes whose table cannot be told: they may belong to any. */
    private readonly strays: RouteFact[] = [];
    private readonly explicit = new Map<Resource, Reference[]>();
    private readonly loose: string[] = [];

    constructor(private readonly index: StackIndex) {
        for (const table of index.ofType(ROUTE_TABLE)) this.add(routesIn(index, table), this.tablesOf(table));
        for (const route of index.ofType(ROUTE)) {
            for (const reference of index.resolve(route, route.get("routeTableId"), TABLE_OR_VPC)) {
                this.add(routesIn(index, route), this.tablesBehind(reference));
            }
        }
        for (const association of index.ofType(ROUTE_TABLE_ASSOCIATION)) this.addAssociation(association);
    }

    /** The routes that a subnet's traffic follows. */
    of(subnet: Resource): EffectiveRoutes {
        const own = this.explicit.get(subnet);
        const references = own ?? this.mainTable(subnet);
        const tables = new Map(
            references.flatMap((reference) => this.tablesBehind(reference)).map((table) => [table.key, table]),
        );
        const unresolved = references
            .filter(({ kind }) => kind === "unresolved")
            .map(({ at }) => `${at} does not tell the route table`);
        const foreign = [...tables.values()]
            .filter((table) => table.foreign)
            .map(({ name }) => `${name} is not decided by this stack`);
        const none = references.length === 0 ? ["nothing tells its route table"] : [];
        return {
            tables: [...tables.values()],
            explicit: own !== undefined,
            routes: [...[...tables.keys()].flatMap((key) => this.routes.get(key) ?? []), ...this.strays],
            gaps: [...(own === undefined ? this.loose : []), ...unresolved, ...foreign, ...none],
        };
    }

    /** A main table association replaces the table that the VPC was created with; one that may be of this VPC, perhaps. */
    private mainTable(subnet: Resource): Reference[] {
        return this.index.resolve(subnet, subnet.get("vpcId"), VPC).flatMap((vpc): readonly Reference[] => {
            if (vpc.kind !== "resource") return [{ kind: "unresolved", at: "vpcId" }];
            const { linked, undecided } = this.index.linked(MAIN_ROUTE_TABLE_ASSOCIATION, "vpcId", vpc.resource, VPC);
            const named = [...linked, ...undecided].flatMap((main) =>
                this.index.resolve(main, main.get("routeTableId"), TABLE_OR_VPC),
            );
            return linked.length > 0 ? named : [...named, vpc];
        });
    }

    private tablesBehind(reference: Reference): RouteTable[] {
        if (reference.kind === "unresolved") return [];
        if (reference.kind === "resource") return this.tablesOf(reference.resource);
        return [{ key: `foreign ${reference.id}`, name: `route table ${reference.shown}`, foreign: true }];
    }

    /** A VPC stands for the table it was created with, and a DefaultRouteTable resource adopts that table. */
    private tablesOf(resource: Resource): RouteTable[] {
        if (VPC.includes(resource.type)) return [createdWith(resource)];
        if (!DEFAULT_ROUTE_TABLE.includes(resource.type))
            return [{ key: resource.urn, name: resource.name, foreign: false }];
        const adopted = ["defaultRouteTableId", "vpcId"].flatMap((property) =>
            this.index.resolve(resource, resource.get(property), VPC),
        );
        const vpcs = new Set(adopted.flatMap((vpc) => (vpc.kind === "resource" ? [vpc.resource] : [])));
        return [...vpcs].map(createdWith);
    }

    private addAssociation(association: Resource): void {
        const tables = this.index.resolve(association, association.get("routeTableId"), TABLE_OR_VPC);
        for (const subnet of this.index.resolve(association, association.get("subnetId"), SUBNET)) {
            if (subnet.kind === "unresolved")
                this.loose.push(`the subnet of route table association ${association.name} is not known`);
            if (subnet.kind === "resource")
                this.explicit.set(subnet.resource, [...(this.explicit.get(subnet.resource) ?? []), ...tables]);
        }
    }

    private add(facts: readonly RouteFact[], tables: readonly RouteTable[]): void {
        if (tables.length === 0) this.strays.push(...facts);
        for (const { key } of tables) this.routes.set(key, [...(this.routes.get(key) ?? []), ...facts]);
    }
}

/** The table that a VPC was created with. The default VPC's leads to an internet gateway from the start. */
function createdWith(vpc: Resource): RouteTable {
    const foreign = DEFAULT_VPC.includes(vpc.type);
    return { key: `default ${vpc.urn}`, name: `the default route table of ${vpc.name}`, foreign };
}
