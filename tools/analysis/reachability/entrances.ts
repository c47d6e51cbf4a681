import { AUTOSCALING_GROUP, LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP, TARGET_GROUP_ATTACHMENT, INSTANCE, AUTOSCALING_ATTACHMENT } from "../../../policy-pack/lib/types";
import type { Value } from "../../../policy-pack/lib/value";
import { Reachability } from "../../../policy-pack/graph/reachability";
import type { Plan, PlanResource } from "../plan";
import { known, targets } from "../shared/references";
import { servicesOf } from "../shared/tasks";

/** A request that a load balancer answers, and who answers it. */
export interface Entrance {
    readonly loadBalancer: string;
    readonly loadBalancerUrn: string;
    readonly internetFacing: boolean;
    /** `HTTPS 443` */
    readonly listener: string;
    /** Place among the listener's rules; undefined for what is left over. */
    readonly priority?: number;
    /** Host, path and other conditions; `anything else` for the default action. */
    readonly asks: string;
    /** Names of those who answer, or the load balancer's own answer. */
    readonly answers: readonly string[];
    readonly answerUrns: readonly string[];
    /** Protocol and port between load balancer and target, `HTTPS 3000`. */
    readonly inside?: string;
}

/** What can be asked of the load balancers, rule by rule in the order in which the listeners try them. */
export function entrancesOf(plan: Plan): readonly Entrance[] {
    const behind = targetsOf(plan);
    const open = new Set(new Reachability(plan.graph, plan.settings).internet === undefined ? [] : plan.graph.members.filter(({ publicAddresses }) => publicAddresses.length > 0).map(({ producer }) => producer.urn));
    return plan.ofType(LISTENER).flatMap((listener) => {
        const [balancer] = targets(plan, listener, listener.get("loadBalancerArn"), LOAD_BALANCER);
        if (balancer === undefined) return [];
        const at = {
            ...{ loadBalancer: balancer.name, loadBalancerUrn: balancer.urn, internetFacing: open.has(balancer.urn) },
            listener: `${known(listener.get("protocol").text()) ?? "?"} ${known(listener.get("port").text()) ?? "?"}`,
        };
        const rules = plan.graph.linked(LISTENER_RULE, "listenerArn", listener, LISTENER).linked.map((rule) => {
            const priority = known(rule.get("priority").number());
            const answer = answerOf(plan, rule.urn, rule.get("actions"), behind);
            return { ...at, ...(priority === undefined ? {} : { priority }), asks: asksOf(rule.get("conditions")), ...answer };
        });
        rules.sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity));
        const rest = answerOf(plan, listener.urn, listener.get("defaultActions"), behind);
        return [...rules, { ...at, asks: "anything else", ...rest }];
    });
}
