import { LISTENER, LISTENER_RULE, LOAD_BALANCER } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import type { Plan } from "../plan";
import { behindTargetGroups } from "../shared/behind";
import { known } from "@platform/aws-model/value";
import { targets } from "../shared/references";
import { answerOf, type RequestAnswer } from "./answers";
import { signInBefore, withMaintenance } from "./before-answers";
import { webAclBefore, type ReadingAcl } from "./web-acls";

/** Requests that a load balancer takes alike, and who answers them. */
export interface Entrance extends RequestAnswer {
    readonly loadBalancer: string;
    readonly loadBalancerUrn: string;
    readonly internetFacing: boolean;
    readonly webAcl?: ReadingAcl;
    /** `HTTPS 443` */
    readonly listener: string;
    /** Place among the listener's rules, the lowest first; none for what is left over. */
    readonly priority?: number;
    /** What people have to do before it is answered: `sign in at https://login.example.gov`. */
    readonly signIn?: string;
    /** Whether a page of maintenance answers in its place. */
    readonly paused?: boolean;
    /** Host, path and other conditions; `anything else` for what no rule takes. */
    readonly asks: string;
}

const CONDITIONS: readonly (readonly [property: string, text: string])[] = [
    ["hostHeader", ""],
    ["pathPattern", ""],
    ["httpRequestMethod", "method "],
    ["sourceIp", "from "],
];

/** What can be asked of the load balancers, in the order in which each listener tries its rules. */
export function entrancesOf(plan: Plan): readonly Entrance[] {
    const behind = behindTargetGroups(plan);
    const members = plan.graph.members.filter(({ publicAddresses }) => publicAddresses.length > 0);
    const open = new Set(members.map(({ producer }) => producer.urn));
    return plan.ofType(LISTENER).flatMap((listener) => {
        const [balancer] = targets(plan, listener, listener.get("loadBalancerArn"), LOAD_BALANCER);
        if (balancer === undefined) return [];
        const [protocol, port] = ["protocol", "port"].map((property) => known(listener.get(property).text()) ?? "?");
        const webAcl = webAclBefore(plan, balancer);
        const at = {
            ...(webAcl === undefined ? {} : { webAcl }),
            ...{ loadBalancer: balancer.name, loadBalancerUrn: balancer.urn, internetFacing: open.has(balancer.urn) },
            listener: `${protocol} ${port}`,
        };
        const { linked } = plan.graph.linked(LISTENER_RULE, "listenerArn", listener, LISTENER);
        const rules = [...new Set(linked)].map((rule) => {
            const priority = known(rule.get("priority").number());
            const answer = answerOf(plan, rule, rule.get("actions"), behind);
            const signIn = signInBefore(rule.get("actions"));
            return {
                ...at,
                ...(priority === undefined ? {} : { priority }),
                ...(signIn === undefined ? {} : { signIn }),
                asks: asksOf(rule.get("conditions")),
                ...answer,
            };
        });
        const sorted = withMaintenance(rules.sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity)));
        const signIn = signInBefore(listener.get("defaultActions"));
        const asks = rules.length > 0 ? "anything else" : "anything";
        const rest = { ...at, asks, ...(signIn === undefined ? {} : { signIn }) };
        return [...sorted, { ...rest, ...answerOf(plan, listener, listener.get("defaultActions"), behind) }];
    });
}

/** `shop.example.org /cart/*`; each condition has to hold, and of its values one. */
function asksOf(conditions: Value): string {
    const parts = conditions.items().flatMap((condition) => {
        const usual = CONDITIONS.flatMap(([property, text]) => {
            const values = ["values", "regexValues"]
                .flatMap((list) => condition.at(property, list).items())
                .map((value) => known(value.text()) ?? "something not known");
            return values.length === 0 ? [] : [`${text}${values.join(" or ")}`];
        });
        const header = known(condition.at("httpHeader", "httpHeaderName").text());
        const query = condition.at("queryStrings").items().length > 0 ? ["a query string"] : [];
        return [...usual, ...(header === undefined ? [] : [`header ${header}`]), ...query];
    });
    return parts.length === 0 ? "anything" : parts.join(" ");
}
