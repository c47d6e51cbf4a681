import { guardedBy } from "@platform/aws-model/graph/deployment-alarms";
import { COMPOSITE_ALARM, METRIC_ALARM } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import { parseRule, type CompositeRule } from "./cloudwatch/composite-rule";
import type { AlarmDefinition, MetricQuery } from "./cloudwatch/definition";
import { NotUnderstood } from "./cloudwatch/syntax";
import { definitionOf, looksOf } from "./metric-alarm";

/** An alarm of the plan. */
export interface DeclaredAlarm {
    readonly urn: string;
    /** Logical name, which people read. */
    readonly name: string;
    /** By which rules of composite alarms name it. */
    readonly references: readonly string[];
    /** ARNs of what is told or done when it fires; none while its actions are switched off. */
    readonly actions: readonly string[];
    readonly actionsEnabled: boolean;
    /** Logical names of what it rolls deployments back of. */
    readonly guards: readonly string[];
    /** The metrics that it reads. */
    readonly looks: readonly MetricQuery[];
    /** When a metric alarm fires; undefined for a composite alarm, and where `problem` says why. */
    readonly definition?: AlarmDefinition;
    /** When a composite alarm fires. */
    readonly rule?: CompositeRule;
    /** Name or ARN of an alarm while which fires this one tells nobody. */
    readonly suppressor?: string;
    /** Why it cannot be replayed. */
    readonly problem?: string;
}

/** The alarms of a plan, in the order of registration. */
export function declaredAlarms(plan: Plan): readonly DeclaredAlarm[] {
    const metric = plan
        .ofType(METRIC_ALARM)
        .map((alarm) => ({ ...common(plan, alarm), ...attempt(() => ({ definition: definitionOf(alarm) })) }));
    const composite = plan.ofType(COMPOSITE_ALARM).map((alarm) => ({
        ...common(plan, alarm),
        ...suppressorOf(alarm),
        looks: [],
        ...attempt(() => ({ rule: parseRule(known(alarm.get("alarmRule").text()) ?? "") })),
    }));
    return [...metric, ...composite];
}

function common(plan: Plan, alarm: PlanResource): DeclaredAlarm {
    const actionsEnabled = known(alarm.get("actionsEnabled").flag()) ?? true;
    const actions = alarm
        .get("alarmActions")
        .items()
        .flatMap((item) => known(item.text()) ?? []);
    const names = ["name", "alarmName", "arn", "id"].flatMap((property) => known(alarm.get(property).text()) ?? []);
    return {
        urn: alarm.urn,
        name: alarm.name,
        references: [...new Set([...names, alarm.id])].filter((text) => text !== ""),
        actions: actionsEnabled ? actions : [],
        actionsEnabled,
        guards: guardedBy(alarm, plan.graph).map((one) => one.name),
        looks: looksOf(alarm),
    };
}

function suppressorOf(alarm: PlanResource): { readonly suppressor?: string } {
    const suppressor = known(alarm.get("actionsSuppressor", "alarm").text());
    return suppressor === undefined ? {} : { suppressor };
}

/** What is made, or why it cannot be. */
function attempt<T>(make: () => T): T | { readonly problem: string } {
    try {
        return make();
    } catch (error) {
        if (error instanceof NotUnderstood) return { problem: error.message };
        throw error;
    }
}
