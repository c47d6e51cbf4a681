import type { StackDraft } from "../../shared/block/block";
import type { ListenerRule } from "../../shared/block/listener-rule";
import { listed, type ConfigProblem, type KeyPath } from "../../shared/block/problems";
import { tooMany } from "../../shared/block/quotas";
import { planRules } from "../plan";

/** Of a load balancer, its target groups as well. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxListenerRules = 100;

/** Routes and redirects as rules of a listener, all together: AWS must take them. */
export function* checkRules(_config: unknown, draft: StackDraft): Iterable<ConfigProblem> {
    const rules = draft.listenerRules();
    for (const loadBalancer of new Set(rules.map((rule) => rule.loadBalancer))) {
        const path = ["platform:loadBalancers", loadBalancer];
        const here = rules.filter((rule) => rule.loadBalancer === loadBalancer);
        const before = here.reduce((sum, rule) => sum + rule.before.length, 0);
        if (here.length + before > maxListenerRules) {
            const count = here.filter(({ kind }) => kind === "redirects").length;
            const found = listed(
                [
                    `${here.length - count} routes`,
                    ...(count === 0 ? [] : [`${count} redirects`]),
                    ...(before === 0 ? [] : [`${before} rules before them`]),
                ],
                "and",
            );
            yield tooMany(path, found, String(maxListenerRules), "a load balancer");
        } else {
            yield* withoutPlace(path, here);
        }
    }
}

/** Rules of one kind, such as wildcard hosts with paths of one length, share a part of a listener's priorities. */
function* withoutPlace(path: KeyPath, rules: readonly ListenerRule[]): Iterable<ConfigProblem> {
    try {
        planRules(rules);
    } catch (error) {
        yield { path, statement: error instanceof Error ? error.message : String(error), fix: "Move some routes in" };
    }
}
