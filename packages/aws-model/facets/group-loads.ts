import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { AUTOSCALING_GROUP, METRIC_ALARM } from "../types";
import { known } from "../value";
import { every } from "./series";
import type { Mishap } from "./watch";

/** How busy instances are, by the metric that shows it. */
const loads: readonly (readonly [metric: string, mishap: Mishap])[] = [
    [
        "CPUUtilization",
        {
            id: "hot-cpu",
            title: "The instances of a group are busy",
            story: "All of them use 95 percent of their CPU for an hour, however many start.",
            expects: "tell",
            lasts: 60,
            shows: { CPUUtilization: every(5, 95) },
        },
    ],
    [
        "CPUUtilization",
        {
            id: "idle-night",
            title: "The instances of a group are idle for a night",
            story: "They use 2 percent of their CPU for eight hours: fewer will do, and nobody has to know.",
            expects: "quiet",
            lasts: 480,
            shows: { CPUUtilization: every(5, 2) },
        },
    ],
    [
        "mem_used_percent",
        {
            id: "memory-leak",
            title: "An instance of a group runs out of memory",
            story: "One instance uses 97 percent of its memory, the others 40.",
            expects: "tell",
            shows: { mem_used_percent: every(1, 40, 97) },
        },
    ],
    [
        "disk_used_percent",
        {
            id: "instance-disk-full",
            title: "The disk of an instance of a group fills up",
            story: "One disk is 95 percent full, the others 30.",
            expects: "tell",
            shows: { disk_used_percent: every(1, 30, 95) },
        },
    ],
];

/** What can happen to the load of an Auto Scaling group's instances: a failure only where an alarm looks at the metric. */
export function loadMishaps(group: Resource, stack: StackView): readonly Mishap[] {
    const { linked } = stack.linked(METRIC_ALARM, "dimensions.AutoScalingGroupName", group, AUTOSCALING_GROUP);
    const measured = new Set(linked.flatMap((alarm) => known(alarm.get("metricName").text()) ?? []));
    return loads.flatMap(([metric, mishap]) => (measured.has(metric) ? [mishap] : []));
}
