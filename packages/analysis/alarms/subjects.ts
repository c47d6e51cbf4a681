import * as types from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import type { MetricRef } from "./cloudwatch/definition";
import { CERTIFICATE } from "./types";

/** Something whose failure somebody should be told of. */
export interface Subject {
    readonly kind: SubjectKind;
    readonly name: string;
    readonly urn: string;
    /** The dimensions by which CloudWatch knows it, as `TargetGroup=…`. */
    readonly keys: readonly string[];
    /** Whether a metric with one of the dimensions, read with a statistic, is about it. */
    isSeenBy(metric: MetricRef, statistic: string): boolean;
}

export type SubjectKind = (typeof KINDS)[number]["kind"];

interface Kind {
    readonly kind: string;
    readonly types: readonly string[];
    /** Dimensions and the properties that hold their values. */
    readonly dimensions: readonly (readonly [dimension: string, property: string])[];
}

/** What has to be watched, in the order in which it is shown. */
export const KINDS = [
    { kind: "load balancer", types: types.LOAD_BALANCER, dimensions: [["LoadBalancer", "arnSuffix"]] },
    { kind: "target group", types: types.TARGET_GROUP, dimensions: [["TargetGroup", "arnSuffix"]] },
    { kind: "ECS service", types: types.ECS_SERVICE, dimensions: [["ServiceName", "name"]] },
    { kind: "Auto Scaling group", types: types.AUTOSCALING_GROUP, dimensions: [["AutoScalingGroupName", "name"]] },
    { kind: "VPN tunnel", types: types.VPN_CONNECTION, dimensions: [["VpnId", "id"]] },
    { kind: "NAT gateway", types: types.NAT_GATEWAY, dimensions: [["NatGatewayId", "id"]] },
    {
        kind: "database",
        types: [...types.RDS_INSTANCE, ...types.RDS_CLUSTER],
        dimensions: [
            ["DBInstanceIdentifier", "identifier"],
            ["DBClusterIdentifier", "clusterIdentifier"],
        ],
    },
    {
        kind: "cache",
        types: [...types.CACHE_CLUSTER, ...types.CACHE_REPLICATION_GROUP, ...types.CACHE_SERVERLESS],
        dimensions: [
            ["CacheClusterId", "clusterId"],
            ["ReplicationGroupId", "replicationGroupId"],
            ["clusterId", "name"],
        ],
    },
    { kind: "certificate", types: CERTIFICATE, dimensions: [["CertificateArn", "arn"]] },
    { kind: "alert delivery", types: ["aws:sns/topic:Topic"], dimensions: [["TopicName", "name"]] },
] as const satisfies readonly Kind[];

/**
 * The resources of a plan that have to be watched. Of SNS topics, those that alarms publish to.
 * @param alertTopics ARNs of these.
 */
export function subjectsOf(plan: Plan, alertTopics: ReadonlySet<string>): readonly Subject[] {
    return KINDS.flatMap((kind: Kind) =>
        plan
            .ofType(kind.types)
            .filter(
                (resource) =>
                    resource.kind !== "read" && (kind.kind !== "alert delivery" || isOneOf(resource, alertTopics)),
            )
            .flatMap((resource) => (kind.kind === "VPN tunnel" ? tunnels(resource) : [subjectOf(kind, resource)])),
    );
}

function subjectOf({ kind, dimensions }: Kind, resource: PlanResource): Subject {
    const keys = dimensions.flatMap(([dimension, property]) => {
        const value = property === "id" ? resource.id : known(resource.get(property).text());
        return value === undefined ? [] : [`${dimension}=${value}`];
    });
    return { kind: kind as SubjectKind, name: resource.name, urn: resource.urn, keys, isSeenBy: () => true };
}

/** A connection's metric takes in both tunnels: its maximum does not change when one of them goes down. */
function tunnels(connection: PlanResource): readonly Subject[] {
    return [1, 2].map((number) => {
        const address = known(connection.get(`tunnel${number}Address`).text());
        return {
            kind: "VPN tunnel",
            name: `${connection.name}, tunnel ${number}`,
            urn: connection.urn,
            keys: [`VpnId=${connection.id}`, ...(address === undefined ? [] : [`TunnelIpAddress=${address}`])],
            isSeenBy: ({ name, dimensions }, statistic) =>
                name === "TunnelState" && ("TunnelIpAddress" in dimensions || statistic !== "Maximum"),
        };
    });
}

function isOneOf(topic: PlanResource, arns: ReadonlySet<string>): boolean {
    return arns.has(topic.id) || arns.has(known(topic.get("arn").text()) ?? "");
}
