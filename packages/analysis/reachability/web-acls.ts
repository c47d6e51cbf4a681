import { LOAD_BALANCER, WEB_ACL, WEB_ACL_ASSOCIATION, WEB_ACL_RULE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
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
    return acl === undefined ? { stops: "unknown" } : { name: acl.name, stops: stoppedBy(plan, acl) };
}

/** Rules also stand in JSON, or in resources of their own, which are not read: with those an ACL may stop anything. */
function stoppedBy(plan: Plan, acl: PlanResource): ReadingAcl["stops"] {
    const rules = acl.get("rules").items();
    const rest = acl.get("defaultAction", "block");
    if (rest.known || rules.some(stops)) return "some";
    const { linked, undecided } = plan.graph.linked(WEB_ACL_RULE, "webAclArn", acl, WEB_ACL);
    const elsewhere = !acl.get("ruleJson").absent || linked.length + undecided.length > 0;
    return rest.absent && !elsewhere && rules.every(lets) ? "nothing" : "unknown";
}

/** A rule blocks or asks for proof of a person, or a group of rules does what its own rules say. */
function stops(rule: Value): boolean {
    const actions = ["block", "captcha", "challenge"];
    return actions.some((action) => rule.at("action", action).known) || rule.at("overrideAction", "none").known;
}

function lets(rule: Value): boolean {
    const actions = ["count", "allow"];
    return actions.some((action) => rule.at("action", action).known) || rule.at("overrideAction", "count").known;
}
