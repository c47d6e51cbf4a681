import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { groupOf, type GroupKey } from "./managed-groups";
import type { WafConfig } from "./schema";

type Rule = aws.types.input.wafv2.WebAclRule;

/** Capacity units of the rules of our own. @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html */
const ownCapacity = { trusted: 1, rate: 2 } as const;

/** Priorities: what is trusted first, then the limit for one address, then the groups as they are listed. */
const priorities = { trusted: 0, rate: 10, firstGroup: 20, step: 10 } as const;

/** Name of the rule that finds floods from one address, in the web ACL and in its metrics. */
const rateRule = "rate";

/** The rules of a web ACL: one list, one order. `trustedSetArn` is needed with `trustedCidrs`. */
export function webAclRules(config: WafConfig, trustedSetArn: pulumi.Input<string> | undefined): readonly Rule[] {
    return [
        ...(trustedSetArn === undefined ? [] : [trustedRule(trustedSetArn)]),
        ...(config.requestsPer5Minutes === 0 ? [] : [limitRule(config)]),
        ...config.rules.map((key, index) => groupRule(key, priorities.firstGroup + index * priorities.step, config)),
    ];
}

/** What the rules take of a web ACL's capacity. */
export function capacityOf({ rules, requestsPer5Minutes, trustedCidrs }: WafConfig): number {
    const groups = rules.reduce((sum, key) => sum + groupOf(key).capacity, 0);
    const own = (trustedCidrs.length > 0 ? ownCapacity.trusted : 0) + (requestsPer5Minutes > 0 ? ownCapacity.rate : 0);
    return groups + own;
}

function trustedRule(arn: pulumi.Input<string>): Rule {
    return {
        name: "trusted",
        priority: priorities.trusted,
        action: { allow: {} },
        statement: { ipSetReferenceStatement: { arn } },
        visibilityConfig: measured("trusted"),
    };
}

function limitRule({ mode, requestsPer5Minutes }: WafConfig): Rule {
    return {
        name: rateRule,
        priority: priorities.rate,
        action: mode === "block" ? { block: {} } : { count: {} },
        statement: {
            rateBasedStatement: { limit: requestsPer5Minutes, aggregateKeyType: "IP", evaluationWindowSec: 300 },
        },
        visibilityConfig: measured(rateRule),
    };
}

/** A group blocks by itself; it is told where it may only count. */
function groupRule(key: GroupKey, priority: number, { mode, except }: WafConfig): Rule {
    const counted = except[key] ?? [];
    return {
        name: key,
        priority,
        overrideAction: mode === "block" ? { none: {} } : { count: {} },
        statement: {
            managedRuleGroupStatement: {
                vendorName: "AWS",
                name: groupOf(key).name,
                ...(counted.length === 0
                    ? {}
                    : { ruleActionOverrides: counted.map((name) => ({ name, actionToUse: { count: {} } })) }),
            },
        },
        visibilityConfig: measured(key),
    };
}

/** Counted in CloudWatch under a name; some requests that it matched are kept for three hours, to be looked at. */
export function measured(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
