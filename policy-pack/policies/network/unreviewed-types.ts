import type { Graph } from "@platform/aws-model/graph/graph";
import { matchesGlob } from "@platform/aws-model/identity";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { distinct, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { APPROVED_TYPES } from "./approved-types";
import { judgeDocuments } from "./general-documents";
import { judgeFlags } from "./general-flags";

/** Approved types that some rule names; what they say is judged there. Other types a rule may know in one respect only. */
const REVIEWED: ReadonlySet<string> = new Set(
    Object.values(types)
        .flat()
        .filter((type) => APPROVED_TYPES.some((pattern) => matchesGlob(pattern, type))),
);
const OF_AWS = /^aws(-native|cc)?:/;
const PASSIVE = /(Association|Reservation|Exclusion|Tag|Permission|Policy)$/;

/** An approval says that a type may be used, and not that nothing it says matters. */
export const unreviewedTypes = stackPolicy({
    name: "unreviewed-types",
    description:
        "Types without rules of their own must not be public, unencrypted or open to everybody, as far as their properties tell.",
    why: "A type that a team approves for itself would pass every policy, whatever it does.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Close it, encrypt it, move it to private subnets; or write the policy that the type needs.",
    url: "https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/",
    check: (graph) =>
        distinct(graph.resources.filter(isUnreviewed).flatMap((resource) => judgeSubnets(graph, resource))),
    early: {
        check: (resource, { settings: { production } }) =>
            isUnreviewed(resource) ? [...judgeFlags(resource, production), ...judgeDocuments(resource)] : [],
    },
});

function isUnreviewed({ type, external }: Resource): boolean {
    return OF_AWS.test(type) && !REVIEWED.has(type) && !external;
}

/** What refers to a public subnet may stand in it; associations and the like only say something about it. */
function judgeSubnets(graph: Graph, resource: Resource): PolicyFinding[] {
    if (PASSIVE.test(resource.type)) return [];
    return Object.entries(resource.propertyDependencies).flatMap(([at, urns]) => {
        const subnets = urns.flatMap((urn) => graph.find(urn) ?? []).filter(({ type }) => types.SUBNET.includes(type));
        return subnets
            .filter((subnet) => graph.routeTables.of(subnet).routes.some(({ leadsTo }) => leadsTo === "internet"))
            .map(({ name }) => {
                const found = `${name}, a public subnet`;
                return violation(resource, { at, found, required: "private subnets", fix: "use private subnets" });
            });
    });
}
