import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { expectNamed } from "../../lib/presence";
import type { Resource } from "@platform/aws-model/resource";
import {
    CLASSIC_LOAD_BALANCER,
    CLIENT_VPN_ENDPOINT,
    CLOUDFRONT_DISTRIBUTION,
    LOAD_BALANCER,
    LOG_DELIVERY,
    LOG_DELIVERY_SOURCE,
    VPN_CONNECTION,
} from "@platform/aws-model/types";

/** The types whose own properties say whether they log. */
export const ENTRANCES = [...LOAD_BALANCER, ...CLASSIC_LOAD_BALANCER, ...VPN_CONNECTION, ...CLIENT_VPN_ENDPOINT];

/** The findings about one load balancer, VPN connection or client VPN endpoint. */
export function judgeEntrance(resource: Resource): PolicyFinding[] {
    if (VPN_CONNECTION.includes(resource.type))
        return [1, 2].flatMap((tunnel) =>
            expectFlag(resource, resource.get(`tunnel${tunnel}LogOptions`, "cloudwatchLogOptions", "logEnabled")),
        );
    if (CLIENT_VPN_ENDPOINT.includes(resource.type))
        return expectFlag(resource, resource.get("connectionLogOptions", "enabled"));
    const kind = resource.get("loadBalancerType").text();
    if (kind.state === "known" && kind.value === "gateway") return []; // has no access logs
    // A classic load balancer with a block of access logs writes them unless told otherwise.
    const classic = CLASSIC_LOAD_BALANCER.includes(resource.type) && resource.get("accessLogs").state !== "absent";
    return expectFlag(resource, resource.get("accessLogs", "enabled"), { whenAbsent: classic });
}

/** The findings about a distribution: logs of the first kind are its own property, those of the second are delivered. */
export function judgeDistribution(graph: Graph, distribution: Resource): PolicyFinding[] {
    const sources = graph.linked(LOG_DELIVERY_SOURCE, "resourceArn", distribution, CLOUDFRONT_DISTRIBUTION);
    const deliveries = sources.linked.map((source) =>
        graph.linked(LOG_DELIVERY, "deliverySourceName", source, LOG_DELIVERY_SOURCE),
    );
    if (deliveries.some(({ linked }) => linked.length > 0)) return [];
    const fix = "set loggingConfig.bucket, or add a cloudwatch.LogDeliverySource and a LogDelivery of it";
    const required = "access logs";
    if (distribution.get("loggingConfig").state !== "absent")
        return expectNamed(distribution, distribution.get("loggingConfig", "bucket"), required, fix);
    if (sources.undecided.length > 0)
        return [undecided(distribution, "which LogDeliverySource is its own", "a reference to it")];
    if (deliveries.some(({ undecided: perhaps }) => perhaps.length > 0))
        return [undecided(distribution, "which LogDelivery is that of its source", "a reference to the source")];
    const found = deliveries.length > 0 ? "has access logs that are delivered nowhere" : "has no access logs";
    return [violation(distribution, { found, required, fix })];
}
