import type { Graph, Member } from "@platform/aws-model/graph/graph";
import type { Reference } from "@platform/aws-model/graph/reference";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";

const REQUIRED = "subnets of this stack without a route to an internet or carrier gateway";
const FIX = "use private subnets";

/** Whether all subnets of a member are private; `trusted` are ids of other stacks' private subnets. */
export function judgeSubnets(
    graph: Graph,
    { producer, kind, subnets }: Member,
    trusted: readonly string[],
): PolicyFinding[] {
    const launched = kind === "instance" || kind === "autoscaling" || kind === "fleet";
    if (launched && subnets.length === 0) {
        const found = "names no subnet, so AWS takes a default one";
        return [violation(producer, { found, required: REQUIRED, fix: FIX })];
    }
    return subnets.flatMap((reference) => judgeSubnet(graph, producer, reference, trusted));
}

function judgeSubnet(
    graph: Graph,
    producer: Resource,
    reference: Reference,
    trusted: readonly string[],
): PolicyFinding[] {
    const { at } = reference;
    if (reference.kind === "unresolved") return [undecided(producer, at, `references to ${REQUIRED}`)];
    if (reference.kind === "resource") return judgeRoutes(graph, producer, reference.resource, at);
    if (trusted.includes(reference.id)) return [];
    const found = `${reference.shown}, which is not part of this stack`;
    const fix = `${FIX}, or list it in platform-settings.privateSubnetIds`;
    return [violation(producer, { at, found, required: REQUIRED, fix })];
}

function judgeRoutes(graph: Graph, producer: Resource, subnet: Resource, at: string): PolicyFinding[] {
    const { routes, gaps } = graph.routeTables.of(subnet);
    const unclear = (why: string, decidedBy: string) =>
        undecided(producer, `${at}, whether ${subnet.name} is private (${why})`, decidedBy);
    const leaks = routes.flatMap(({ owner, at: place, leadsTo }) => {
        const route = `route ${owner.name}${place === "" ? "" : ` ${place}`}`;
        if (leadsTo === "inside") return [];
        if (leadsTo === "unknown") return [unclear(`the target of ${route}`, "a gateway of this stack as target")];
        const found = `${subnet.name}, from which ${route} leads to ${leadsTo === "internet" ? "an internet" : "a carrier"} gateway`;
        return [violation(producer, { at, found, required: REQUIRED, fix: FIX })];
    });
    return [...gaps.map((gap) => unclear(gap, "route tables and associations of this stack")), ...leaks];
}
