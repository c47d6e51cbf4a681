import { every, type Series } from "@platform/aws-model/facets/series";
import { metricKeys, nameKey, type MetricRef, type Shows } from "@platform/aws-model/facets/watch";
import type { PlanResource } from "../../plan";
import { allDimensionKeys } from "../subjects";
import { watchedKinds } from "../watched-kinds";
import type { AlarmFacts } from "./facts";
import { quiet, trafficSeries } from "./traffic";

/** What a metric shows while all is well; undefined where nothing is known of it. */
export function healthyMetrics(facts: AlarmFacts): Shows {
    const resources = new Map<string, PlanResource>();
    const published = new Map<string, Series>();
    for (const kind of watchedKinds)
        for (const resource of facts.plan.ofType(kind.tokens)) {
            for (const key of allDimensionKeys(kind, resource)) resources.set(key, resource);
            const own = kind.watch.metric?.(resource);
            if (own !== undefined) published.set(nameKey(own.namespace, own.name), own.healthy);
        }
    return (metric) =>
        ofApps(facts, metric) ?? ofKinds(resources, metric) ?? published.get(metricKeys(metric).join(" "));
}

function ofKinds(resources: ReadonlyMap<string, PlanResource>, metric: MetricRef): Series | undefined {
    const { namespace, name, dimensions } = metric;
    const kinds = watchedKinds.filter(({ watch }) => watch.healthy?.[namespace]?.[name] !== undefined);
    const named = Object.entries(dimensions).flatMap(
        ([dimension, value]) => resources.get(`${dimension}=${value}`) ?? [],
    );
    // Several kinds may publish metrics of one name, as instances of databases alone and in clusters do.
    const kind = kinds.find(({ tokens }) => named.some(({ type }) => tokens.includes(type))) ?? kinds[0];
    const healthy = kind?.watch.healthy?.[namespace]?.[name];
    if (typeof healthy !== "function") return healthy;
    return healthy(
        named.find(({ type }) => kind?.tokens.includes(type)),
        metric,
    );
}

/** Copies and requests. */
function ofApps({ appAt, appsOn }: AlarmFacts, metric: MetricRef): Series | undefined {
    const { namespace, name, dimensions } = metric;
    if (namespace !== "AWS/ApplicationELB") return undefined;
    const app = appAt.get(`TargetGroup=${dimensions["TargetGroup"] ?? ""}`);
    if (name === "HealthyHostCount") return every(1, app?.copies ?? 1);
    const apps = app === undefined ? (appsOn.get(`LoadBalancer=${dimensions["LoadBalancer"] ?? ""}`) ?? 0) : 1;
    return trafficSeries(metric, { ...quiet, requests: 0 }, apps);
}
