import type { Graph } from "../../graph/graph";
import { routesIn, type RouteFact } from "../../graph/routes";
import { undecided, violation, type Finding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "../../lib/resource";
import * as types from "../../lib/types";

const TABLE_OR_VPC = [...types.ROUTE_TABLE, ...types.VPC];

/** Every subnet says where its packets go, so that a change to the main table opens none of them. */
export const explicitRouteTable = stackPolicy({
    number: 5,
    name: "explicit-route-table",
    description: "Subnets must each have one route table of their own choice, and main tables must lead nowhere.",
    why: "A subnet without an association silently follows the main table, and becomes public when that one does.",
    level: "mandatory",
    severity: "medium",
    controls: {},
    remediation: "Associate each subnet with one route table; keep the VPC's main table without routes.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
    check(graph) {
        const subnets = graph.ofType(types.SUBNET).filter(({ external }) => !external);
        return [...subnets.flatMap((subnet) => judgeSubnet(graph, subnet)), ...mainRoutes(graph).flatMap(judgeRoute)];
    },
});

function judgeSubnet(graph: Graph, subnet: Resource): Finding[] {
    const { linked, undecided: possible } = graph.linked(
        types.ROUTE_TABLE_ASSOCIATION,
        "subnetId",
        subnet,
        types.SUBNET,
    );
    if (linked.length === 1 && possible.length === 0) return [];
    if (linked.length < 2 && possible.length > 0) {
        const names = possible.map(({ name }) => name).join(", ");
        return [undecided(subnet, `whether it is the subnet of ${names}`, "associations with subnets of this stack")];
    }
    const found =
        linked.length === 0
            ? "has no route table association, so the main table decides"
            : `has ${linked.length} route table associations`;
    const fix = linked.length === 0 ? "add a RouteTableAssociation" : "keep one RouteTableAssociation";
    return [violation(subnet, { found, required: "exactly one", fix })];
}

/** The routes of all tables that apply where nothing is associated. */
function mainRoutes(graph: Graph): readonly RouteFact[] {
    const named = graph
        .ofType(types.MAIN_ROUTE_TABLE_ASSOCIATION)
        .flatMap((main) => graph.resolve(main, main.get("routeTableId"), types.ROUTE_TABLE))
        .flatMap((table) => (table.kind === "resource" ? [table.resource] : []));
    const tables = new Set([...named, ...graph.ofType([...types.DEFAULT_ROUTE_TABLE, ...types.VPC])]);
    const separate = graph
        .ofType(types.ROUTE)
        .filter((route) =>
            graph
                .resolve(route, route.get("routeTableId"), TABLE_OR_VPC)
                .some((table) => table.kind === "resource" && tables.has(table.resource)),
        );
    return [...tables, ...separate].flatMap((owner) => routesIn(graph, owner));
}

function judgeRoute({ owner, at, leadsTo }: RouteFact): Finding[] {
    const where = at === "" ? "its target" : `the target of ${at}`;
    if (leadsTo === "inside") return [];
    if (leadsTo === "unknown") return [undecided(owner, where, "a gateway of this stack as target")];
    const found = `${at === "" ? "" : `in ${at} `}leads the main table to ${leadsTo === "internet" ? "an internet" : "a carrier"} gateway`;
    return [violation(owner, { found, required: "a main table without such routes", fix: "remove the route" })];
}
