import type { Graph } from "@platform/aws-model/graph/graph";
import { routesIn, type RouteFact } from "@platform/aws-model/graph/routes";
import * as types from "@platform/aws-model/types";

const TABLE_OR_VPC = [...types.ROUTE_TABLE, ...types.VPC];

/** The routes of all tables that apply where nothing is associated. */
export function mainRoutes(graph: Graph): readonly RouteFact[] {
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
