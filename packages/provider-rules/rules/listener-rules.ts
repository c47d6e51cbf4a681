import { LISTENER, LISTENER_RULE } from "@platform/aws-model/types";
import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { cidrCheck } from "./cidr-checks";

const CONDITIONS = ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];
/** Conditions that a rule may have once. */
const ONCE = ["hostHeader", "httpRequestMethod", "pathPattern", "sourceIp"];
/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html: condition values per rule */
const MOST_VALUES = 5;

/** Listener rules: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html */
export const listenerRuleRules: readonly Rule[] = [
    ...rule(LISTENER_RULE, priority, priorityTwice, conditions, cidrCheck("conditions.*.sourceIp.values.*")),
];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
function* priority(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("priority");
    const { asNumber: number } = at;
    if (number !== undefined && (!Number.isInteger(number) || number < 1 || (number > 50000 && number !== 99999))) {
        yield {
            code: "priority-range",
            at,
            message: "must be a whole number from 1 to 50000",
            fix: "choose one in this range",
        };
    }
}

/** Error PriorityInUse of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
function* priorityTwice(resource: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = resource.get("priority");
    const listener = index.reference(resource, "listenerArn", LISTENER);
    const all = index.ofType(LISTENER_RULE);
    const twin =
        at.asNumber === undefined || listener === undefined
            ? undefined
            : all
                  .slice(0, all.indexOf(resource))
                  .find(
                      (other) =>
                          other.get("priority").asNumber === at.asNumber &&
                          index.reference(other, "listenerArn", LISTENER) === listener,
                  );
    if (twin !== undefined) {
        yield {
            code: "priority-twice",
            at,
            message: `is taken by rule "${twin.name}" of the same listener`,
            fix: "give each rule of a listener a priority of its own",
        };
    }
}

function* conditions(resource: JudgedResource): Generator<Problem> {
    const list = resource.get("conditions");
    const items = list.list ?? [];
    if (list.list?.length === 0) {
        yield {
            code: "rule-conditions",
            at: list,
            message: "must hold at least one condition",
            fix: "add a hostHeader or a pathPattern",
        };
    }
    for (const item of items) {
        const kinds = CONDITIONS.filter((name) => !item.at(name).absent);
        if (item.kind === "object" && kinds.length !== 1) {
            const message = `must hold exactly one of ${CONDITIONS.join(", ")}`;
            yield { code: "rule-conditions", at: item, message, fix: "make one condition of each" };
        }
    }
    for (const name of ONCE) {
        const same = items.map((item) => item.at(name)).filter((value) => !value.absent);
        yield* same.slice(1).map((at) => ({
            code: "rule-conditions",
            at,
            message: "can be given once in a rule",
            fix: "put all values into one condition",
        }));
    }
    yield* tooMany(list, items);
}

function tooMany(at: Value, items: readonly Value[]): Problem[] {
    const count = items.reduce((sum, item) => sum + valuesOf(item), 0);
    return count <= MOST_VALUES
        ? []
        : [
              {
                  code: "rule-values",
                  at,
                  message: `holds ${count} values: a rule may compare at most ${MOST_VALUES}`,
                  fix: "split the rule",
              },
          ];
}

function valuesOf(item: Value): number {
    const lists = CONDITIONS.map((name) => (name === "queryStrings" ? item.at(name) : item.at(name, "values")));
    return lists.reduce((sum, list) => sum + (list.list?.length ?? 0), 0);
}
