import { LOAD_BALANCER, WEB_ACL, WEB_ACL_ASSOCIATION } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { targets } from "../shared/references";

/** What reads requests before they are answered: it stops some by what they ask, wherever they come from. */
export interface ReadingAcl {
    /** Undefined for one that the plan does not make. */
    readonly name?: string;
    /** Whether its rules stop anything: they may only count, and those of others are not known. */
    readonly stops: "some" | "nothing" | "unknown";
}

/** The web ACL before a load balancer; undefined where the plan has none. */
export function webAclBefore(plan: Plan, balancer: PlanResource): ReadingAcl | undefined {
    const found = plan.graph.linked(WEB_ACL_ASSOCIATION, "resourceArn", balancer, LOAD_BALANCER);
    const [association] = found.linked;
    if (association === undefined) return found.undecided.length > 0 ? { stops: "unknown" } : undefined;
    const [acl] = targets(plan, association, association.get("webAclArn"), WEB_ACL);
    return acl === undefined ? { stops: "unknown" } : { name: acl.name, stops: stoppedBy(acl) };
}

/** A rule blocks, or a group of rules does what its own rules say. */
function stoppedBy(acl: PlanResource): ReadingAcl["stops"] {
    const rules = acl.get("rules").items();
    if (rules.some((rule) => rule.at("action", "block").known || rule.at("overrideAction", "none").known))
        return "some";
    return rules.every((rule) => rule.known) ? "nothing" : "unknown";
}
