import type { Shows } from "@platform/aws-model/facets/watch";
import { every } from "@platform/aws-model/facets/series";
import type { App, AlarmFacts } from "./facts";
import { scenario, type Event, type Scenario } from "./scenario";
import { appSeries, quiet, type RequestLoad } from "./traffic";

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
        story: "2 requests a minute, all of them fail. Too few to wake people for one error, and still nobody is served.",
        expects: "tell",
        lasts: 60,
    },
    hanging: {
        id: "app-hangs",
        title: "An app takes requests and answers none",
        story: "10 requests a minute, each given up by the load balancer. Health checks pass: what hangs is behind the app.",
        expects: "tell",
        lasts: 60,
    },
    hangingQuietly: {
        id: "app-hangs-at-low-traffic",
        title: "An app with very little traffic hangs for an hour",
        story: "2 requests a minute, and no answer to any of them. Health checks pass.",
        expects: "tell",
        lasts: 60,
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to apps behind load balancers. */
export function appScenarios(facts: AlarmFacts): readonly Scenario[] {
    const apps = facts.apps.filter(({ loadBalancers }) => loadBalancers.length > 0);
    return apps.flatMap((app) => scenariosOf(facts, app));
}

function scenariosOf(facts: AlarmFacts, app: App): readonly Scenario[] {
    const { resource, copies } = app;
    const about = { where: resource.name, urn: resource.urn, keys: [app.key, ...app.loadBalancers] };
    const happens = (event: keyof typeof EVENTS, change: Shows) => scenario(EVENTS[event], about, change);
    const hosts = (healthy: number, unhealthy: number) => health(app, healthy, unhealthy);
    const traffic =
        (amount: RequestLoad): Shows =>
        (metric) =>
            appSeries(facts, app, metric, amount);
    const failing = (requests: number) => traffic({ requests, failed: requests, refused: 0 });
    const hanging = (requests: number) => traffic({ requests, failed: 0, refused: 0, unanswered: requests });
    const refused = traffic({ requests: 0, failed: 0, refused: quiet.requests });
    return [
        ...(copies > 1 ? [happens("unhealthy", hosts(copies - 1, 1))] : []),
        ...(copies > 0 ? [happens("down", (metric) => hosts(0, copies)(metric) ?? refused(metric))] : []),
        happens("errors", failing(10)),
        happens("burst", failing(2)),
        happens("night", failing(1)),
        happens("lonely", failing(2)),
        happens("hanging", hanging(10)),
        happens("hangingQuietly", hanging(2)),
    ];
}

function health(app: App, healthy: number, unhealthy: number): Shows {
    return ({ name, dimensions }) => {
        if (app.key !== `TargetGroup=${dimensions["TargetGroup"] ?? ""}`) return undefined;
        if (name === "HealthyHostCount") return every(1, healthy);
        return name === "UnHealthyHostCount" ? every(1, unhealthy) : undefined;
    };
}
