import type { Graph } from "@platform/aws-model/graph/graph";
import type { RouteFact } from "@platform/aws-model/graph/routes";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { mainRoutes } from "./main-routes";

/** Every subnet says where its packets go, so that a change to the main table opens none of them. */
export const explicitRouteTable = stackPolicy({
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

function judgeSubnet(graph: Graph, subnet: Resource): PolicyFinding[] {
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

function judgeRoute({ owner, at, leadsTo }: RouteFact): PolicyFinding[] {
    const where = at === "" ? "its target" : `the target of ${at}`;
    if (leadsTo === "inside") return [];
    if (leadsTo === "unknown") return [undecided(owner, where, "a gateway of this stack as target")];
    const found = `${at === "" ? "" : `in ${at} `}leads the main table to ${leadsTo === "internet" ? "an internet" : "a carrier"} gateway`;
    return [violation(owner, { found, required: "a main table without such routes", fix: "remove the route" })];
}
