import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { LOAD_BALANCER } from "@platform/aws-model/types";
import { judgeSubnets } from "../network/private-subnets";
import { judgeClients, judgePublic, SAY_SCHEME } from "./balancer-placement";

/** A load balancer says which it is, and stands where it belongs. */
export const internalAlbInternal = stackPolicy({
    name: "internal-alb-internal",
    description: "Load balancers must say whether they are internal; internal ones stand in private subnets.",
    why: "A load balancer that does not say so faces the internet, with everything that is behind it.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Set internal. Give internal load balancers private subnets and private client ranges, public ones public subnets.",
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    check(graph, { settings }) {
        const members = graph.members.filter(({ kind }) => kind === "load-balancer");
        const unsaid = graph.ofType(LOAD_BALANCER).flatMap(judgeScheme);
        const placed = members.flatMap((member) => {
            const internal = member.producer.get("internal").flag();
            if (internal.state !== "known") return [];
            if (!internal.value) return judgePublic(graph, member);
            return [...judgeSubnets(graph, member, settings.privateSubnetIds), ...judgeClients(member, settings)];
        });
        return distinct([...unsaid, ...placed]);
    },
    early: {
        types: LOAD_BALANCER,
        check: (resource) => judgeScheme(resource).filter(({ kind }) => kind === "violation"),
    },
});

function judgeScheme(resource: Resource): PolicyFinding[] {
    const internal = resource.get("internal").flag();
    if (internal.state === "unknown") return [undecided(resource, "internal", "true or false, plain in the program")];
    const found = "not set, which means internet-facing";
    return internal.state === "known"
        ? []
        : [violation(resource, { at: "internal", found, required: "true or false", fix: SAY_SCHEME })];
}
