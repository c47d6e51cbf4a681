import type { MetricRef } from "../cloudwatch/definition";
import { every, type Series } from "../cloudwatch/series";
import type { App, Facts } from "./facts";
import { byName, scenario, type Event, type Scenario } from "./scenario";
import { appSeries, quiet, type Traffic } from "./traffic";

const EVENTS = {
    unhealthy: {
        id: "one-unhealthy-copy",
        title: "One copy of an app fails its health check",
        story: "One of several copies is unhealthy; the others carry the load.",
        expects: "tell",
    },
    down: {
        id: "no-healthy-copy",
        title: "No copy of an app is healthy",
        story: "All copies fail their health check; whoever calls gets errors.",
        expects: "wake",
    },
    errors: {
        id: "app-fails",
        title: "An app answers every request with 5xx",
        story: "10 requests a minute, all of them fail, for half an hour. Health checks pass.",
        expects: "wake",
        lasts: 30,
    },
    burst: {
        id: "burst-at-low-traffic",
        title: "A burst of 5xx on an app with little traffic",
        story: "2 requests a minute; for 5 minutes all of them fail, then it is over.",
        expects: "quiet",
        lasts: 5,
    },
    night: {
        id: "one-error-at-night",
        title: "One failed request at night",
        story: "1 request a minute, and one of them fails.",
        expects: "quiet",
        lasts: 1,
    },
    lonely: {
        id: "app-fails-at-low-traffic",
        title: "An app with very little traffic fails for an hour",
        story: "2 requests a minute, all of them fail. Too few to be judged by share, so as not to wake people for one error.",
        expects: "open",
        lasts: 60,
    },
    rejected: {
        id: "connections-rejected",
        title: "A load balancer turns connections away",
        story: "It has as many connections as it can hold.",
        expects: "tell",
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to apps behind load balancers, and to these. */
export function appScenarios(facts: Facts): readonly Scenario[] {
    const apps = facts.apps.filter(({ loadBalancers }) => loadBalancers.length > 0);
    const rejected = byName({ RejectedConnectionCount: every(1, 50) });
    return [
        ...apps.flatMap((app) => scenariosOf(facts, app)),
        ...[...facts.balancerAt].map(([key, { name: where, urn }]) =>
            scenario(EVENTS.rejected, { where, urn, keys: [key] }, rejected),
        ),
    ];
}

function scenariosOf(facts: Facts, app: App): readonly Scenario[] {
    const { resource, copies } = app;
    const about = { where: resource.name, urn: resource.urn, keys: [app.key, ...app.loadBalancers] };
    const hosts = (healthy: number, unhealthy: number) => health(app, healthy, unhealthy);
    const traffic = (amount: Traffic) => (metric: MetricRef) => appSeries(facts, app, metric, amount);
    const failing = (requests: number) => traffic({ requests, failed: requests, refused: 0 });
    const unhealthy = copies > 1 ? [scenario(EVENTS.unhealthy, about, hosts(copies - 1, 1))] : [];
    const refused = traffic({ requests: 0, failed: 0, refused: quiet.requests });
    return [
        ...unhealthy,
        scenario(EVENTS.down, about, (metric) => hosts(0, copies)(metric) ?? refused(metric)),
        scenario(EVENTS.errors, about, failing(10)),
        scenario(EVENTS.burst, about, failing(2)),
        scenario(EVENTS.night, about, failing(1)),
        scenario(EVENTS.lonely, about, failing(2)),
    ];
}

function health(app: App, healthy: number, unhealthy: number): (metric: MetricRef) => Series | undefined {
    return ({ name, dimensions }) => {
        if (app.key !== `TargetGroup=${dimensions["TargetGroup"] ?? ""}`) return undefined;
        if (name === "HealthyHostCount") return every(1, healthy);
        return name === "UnHealthyHostCount" ? every(1, unhealthy) : undefined;
    };
}
