import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { AUTOSCALING_GROUP, ECS_SERVICE, METRIC_ALARM } from "../types";
import { known } from "../value";
import { resourcesOf } from "./reference";
import type { StackView } from "./stack-view";

/** Where a resource names the alarms that roll its own deployments back. */
const places = [
    { types: ECS_SERVICE, property: "alarms.alarmNames" },
    { types: AUTOSCALING_GROUP, property: "instanceRefresh.preferences.alarmSpecification.alarms" },
];

/** The resources whose deployments an alarm rolls back: what it is there for, also when it tells nobody. */
export function guardedBy(alarm: Resource, stack: StackView): readonly Resource[] {
    return places.flatMap(({ types, property }) => {
        const { linked, undecided } = stack.linked(types, property, alarm, METRIC_ALARM);
        const [at = ""] = property.split(".");
        const depend = undecided.filter(({ propertyDependencies: all }) => all[at]?.includes(alarm.urn));
        return [...new Set([...linked, ...depend])];
    });
}

/**
 * How long ECS watches a rollout before it calls it done: as long as its longest deployment alarm looks back. AWS does not
 * say how it counts.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
export function bakeSeconds(service: Resource, stack: StackView): number {
    if (known(service.get("alarms", "enable").flag()) !== true) return 0;
    const names = valuesAt(service, "alarms.alarmNames");
    const alarms = names.flatMap((name) => resourcesOf(stack.resolve(service, name, METRIC_ALARM)));
    return Math.max(0, ...alarms.map(evaluationSeconds));
}

/** The time that an alarm looks back; five minutes a period where it does not say. */
function evaluationSeconds(alarm: Resource): number {
    const values = [alarm.get("period"), ...valuesAt(alarm, "metricQueries.*.metric.period")];
    const periods = values.flatMap((value) => known(value.number()) ?? []);
    return (known(alarm.get("evaluationPeriods").number()) ?? 1) * (periods.length === 0 ? 300 : Math.max(...periods));
}
