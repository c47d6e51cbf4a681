import { silent, type Series } from "@platform/aws-model/facets/series";
import type { MetricRef } from "@platform/aws-model/facets/watch";

import { serviceName, type App, type AlarmFacts } from "./facts";
import { scenario, type Event, type Scenario } from "./scenario";
import { appSeries } from "./traffic";

const GONE: Event = {
    id: "no-copy-runs",
    title: "No copy of a service runs",
    story:
        "Its tasks crash at the start. Nothing is left to count: its running copies and its target groups fall silent, " +
        "and load balancers answer 503 themselves, 1 request a minute.",
    expects: "wake",
};

/** What can happen to services with the apps that load balancers see of them. */
export function serviceScenarios(facts: AlarmFacts): readonly Scenario[] {
    const services = facts.services.filter(({ desiredCount }) => desiredCount !== 0);
    return services.map((service) => {
        const { name: where, targetGroups, resource } = service;
        const key = `ServiceName=${serviceName(service)}`;
        const apps = facts.apps.filter((app) => targetGroups.includes(app.resource));
        const keys = [key, ...apps.flatMap((app) => [app.key, ...app.loadBalancers])];
        return scenario(GONE, { where, urn: resource.urn, keys }, (metric) => gone(facts, apps, metric, key));
    });
}

function gone(facts: AlarmFacts, apps: readonly App[], metric: MetricRef, service: string): Series | undefined {
    const { name, dimensions } = metric;
    if (`ServiceName=${dimensions["ServiceName"] ?? ""}` === service)
        return name === "DesiredTaskCount" ? undefined : silent;
    if (apps.some(({ key }) => key === `TargetGroup=${dimensions["TargetGroup"] ?? ""}`)) return silent;
    const traffic = { requests: 0, failed: 0, refused: 1 };
    return apps.map((app) => appSeries(facts, app, metric, traffic)).find((series) => series !== undefined);
}
