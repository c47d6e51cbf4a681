import { inOrder, ruleKey, type ListenerRule, type RuleBefore, type RuleKind } from "../shared/block/listener-rule";
import { placesBefore } from "./places-before";
import { rulePriorities } from "./priorities";
import { patternsOf } from "./route-match";

/** Where one rule stands on its listener. */
export interface RulePlace {
    /** Name of the load balancer. */
    readonly loadBalancer: string;
    /** Its place among the listener's rules. */
    readonly priority: number;
    /**
     * Hosts whose records it creates: of the rules that share a host, the first does. Services come in alphabetical order,
     * functions after them, and redirects last.
     */
    readonly aliasHosts: readonly string[];
    /** Places of the rules directly before it. */
    readonly before: Readonly<Partial<Record<RuleBefore, number>>>;
}

/** Places of rules, by their kinds and names. */
export type RulePlan = Readonly<Record<RuleKind, Readonly<Record<string, RulePlace>>>>;

/** The places of all rules, with priorities that are unique on each listener. @throws Error as `rulePriorities` and `placesBefore` do. */
export function planRules(rules: readonly ListenerRule[]): RulePlan {
    const places = [...new Set(rules.map(({ loadBalancer }) => loadBalancer))].flatMap((loadBalancer) =>
        placesAt(
            loadBalancer,
            rules.filter((rule) => rule.loadBalancer === loadBalancer),
        ),
    );
    const ofKind = (kind: RuleKind) =>
        Object.fromEntries(places.flatMap(([rule, place]) => (rule.kind === kind ? [[rule.name, place]] : [])));
    return {
        public: ofKind("public"),
        internal: ofKind("internal"),
        ec2Public: ofKind("ec2Public"),
        ec2Internal: ofKind("ec2Internal"),
        functions: ofKind("functions"),
        redirects: ofKind("redirects"),
    };
}

/** A rule's place follows from its owner. A service has one rule on a load balancer, for each has one scheme. */
function placesAt(loadBalancer: string, rules: readonly ListenerRule[]): (readonly [ListenerRule, RulePlace])[] {
    const priorities = rulePriorities(Object.fromEntries(rules.map((rule) => [ruleKey(rule), rule.match])));
    const placed = rules.flatMap((rule) => {
        const key = ruleKey(rule);
        const priority = priorities[key];
        return priority === undefined ? [] : [{ rule, key, match: rule.match, names: rule.before, priority }];
    });
    const before = placesBefore(placed);
    return placed.map(({ rule, key, priority }) => [
        rule,
        { loadBalancer, aliasHosts: hostsOwnedBy(rule, rules), before: before[key] ?? {}, priority },
    ]);
}

function hostsOwnedBy(rule: ListenerRule, rules: readonly ListenerRule[]): readonly string[] {
    const ordered = inOrder([...rules].sort((a, b) => (a.name < b.name ? -1 : 1)));
    const earlier = new Set(ordered.slice(0, ordered.indexOf(rule)).flatMap(({ match }) => patternsOf(match).hosts));
    return patternsOf(rule.match).hosts.filter((host) => !earlier.has(host));
}
