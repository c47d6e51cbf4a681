import { AUTOSCALING_GROUP } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import type { PlannedService } from "../../shared/tasks";
import type { MetricRef } from "../cloudwatch/definition";
import { every, silent, type Series } from "../cloudwatch/series";
import { serviceName, type App, type Facts } from "./facts";
import { byName, scenario, type Event, type Scenario } from "./scenario";
import { appSeries } from "./traffic";

const EVENTS = {
    gone: {
        id: "no-copy-runs",
        title: "No copy of a service runs",
        story:
            "Its tasks crash at the start. Nothing is left to count: its running copies and its target groups fall silent, " +
            "and load balancers answer 503 themselves, 1 request a minute.",
        expects: "wake",
    },
    busy: {
        id: "service-busy",
        title: "A service is short of CPU",
        story: "It uses all of the CPU set aside for it, and more, for two hours.",
        expects: "tell",
    },
    memory: {
        id: "service-memory",
        title: "A service is close to its memory limit",
        story: "It uses twice the memory that is set aside for it, for two hours.",
        expects: "tell",
    },
    instance: {
        id: "instance-missing",
        title: "An instance is lost and none replaces it",
        story: "An Auto Scaling group has one instance fewer than its minimum.",
        expects: "tell",
    },
    group: {
        id: "group-silent",
        title: "An Auto Scaling group reports nothing",
        story: "The group is gone, or its metrics are switched off.",
        expects: "tell",
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to services and their instances. */
export function computeScenarios(facts: Facts): readonly Scenario[] {
    const services = facts.services.filter(({ desiredCount }) => desiredCount !== 0);
    return [...services.flatMap((service) => ofService(facts, service)), ...groups(facts)];
}

function ofService(facts: Facts, service: PlannedService): readonly Scenario[] {
    const { name: where, targetGroups } = service;
    const { urn } = service.resource;
    const key = `ServiceName=${serviceName(service)}`;
    const apps = facts.apps.filter(({ resource }) => targetGroups.includes(resource));
    const keys = [key, ...apps.flatMap((app) => [app.key, ...app.loadBalancers])];
    return [
        scenario(EVENTS.gone, { where, urn, keys }, (metric) => gone(facts, apps, metric, key)),
        scenario(EVENTS.busy, { where, urn, keys: [key] }, byName({ CPUUtilization: every(1, 250) })),
        scenario(EVENTS.memory, { where, urn, keys: [key] }, byName({ MemoryUtilization: every(1, 200) })),
    ];
}

function gone(facts: Facts, apps: readonly App[], metric: MetricRef, service: string): Series | undefined {
    const { name, dimensions } = metric;
    if (`ServiceName=${dimensions["ServiceName"] ?? ""}` === service)
        return name === "DesiredTaskCount" ? undefined : silent;
    if (apps.some(({ key }) => key === `TargetGroup=${dimensions["TargetGroup"] ?? ""}`)) return silent;
    const traffic = { requests: 0, failed: 0, refused: 1 };
    return apps.map((app) => appSeries(facts, app, metric, traffic)).find((series) => series !== undefined);
}

function groups({ plan }: Facts): readonly Scenario[] {
    return plan.ofType(AUTOSCALING_GROUP).flatMap((group) => {
        const { name, urn } = group;
        const minimum = known(group.get("minSize").number()) ?? 0;
        if (minimum === 0) return [];
        const about = { where: name, urn, keys: [`AutoScalingGroupName=${known(group.get("name").text()) ?? name}`] };
        const fewer = every(1, minimum - 1);
        const counts = byName({ GroupInServiceInstances: fewer, GroupTotalInstances: fewer });
        return [scenario(EVENTS.instance, about, counts), scenario(EVENTS.group, about, () => silent)];
    });
}
