import type { MetricRef } from "@platform/aws-model/facets/watch";
import { every, silent, type Series } from "@platform/aws-model/facets/series";
import type { App, AlarmFacts } from "./facts";

/** What an app's users do and get, in a minute. */
export interface RequestLoad {
    readonly requests: number;
    /** Answered 5xx by the app. */
    readonly failed: number;
    /** Answered 5xx by the load balancer, which found no app to ask; not among the requests. */
    readonly refused: number;
    /** Among the requests; the app never answers, and the load balancer gives up with a 504. Default: none. */
    readonly unanswered?: number;
}

/** What every app has in a quiet hour. */
export const quiet: RequestLoad = { requests: 1, failed: 0, refused: 0 };

/** Seconds in which an app answers in a quiet hour. */
const usualSeconds = 0.05;

/**
 * What a load balancer's counters show. They are silent while there is nothing to count.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function trafficSeries({ name }: MetricRef, traffic: RequestLoad, otherApps: number): Series | undefined {
    const { unanswered = 0 } = traffic;
    const answered = traffic.requests - unanswered + otherApps * quiet.requests;
    switch (name) {
        case "RequestCount":
            return counter(traffic.requests + otherApps * quiet.requests);
        case "HTTPCode_Target_5XX_Count":
            return counter(traffic.failed);
        case "HTTPCode_ELB_5XX_Count":
            return counter(traffic.refused + unanswered);
        case "HTTPCode_ELB_503_Count":
            return counter(traffic.refused);
        case "HTTPCode_ELB_504_Count":
            return counter(unanswered);
        case "HTTPCode_ELB_500_Count":
        case "HTTPCode_ELB_502_Count":
            return silent;
        case "HTTPCode_Target_2XX_Count":
            return counter(answered - traffic.failed);
        case "HTTPCode_Target_3XX_Count":
        case "HTTPCode_Target_4XX_Count":
            return silent;
        // A function that never answers has run out of time.
        case "LambdaUserError":
            return counter(unanswered);
        case "LambdaInternalError":
            return silent;
        case "TargetResponseTime":
            return answered > 0 ? every(1, usualSeconds) : silent;
        default:
            return undefined;
    }
}

/** What an app's traffic shows in its own counters and in those of its load balancers. */
export function appSeries(facts: AlarmFacts, app: App, metric: MetricRef, traffic: RequestLoad): Series | undefined {
    const { TargetGroup: targetGroup, LoadBalancer: loadBalancer = "" } = metric.dimensions;
    if (targetGroup !== undefined)
        return app.key === `TargetGroup=${targetGroup}` ? trafficSeries(metric, traffic, 0) : undefined;
    const key = `LoadBalancer=${loadBalancer}`;
    if (!app.loadBalancers.includes(key)) return undefined;
    return trafficSeries(metric, traffic, (facts.appsOn.get(key) ?? 1) - 1);
}

function counter(count: number): Series {
    return count === 0 ? silent : every(1, count);
}
