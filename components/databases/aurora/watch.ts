import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { watchAll, type Watch } from "../../shared/watches";
import { aboutDatabases, commonWatches, transactionIds } from "../alarms";
import type { Surroundings } from "../engine";
import { watchEvents } from "../events";
import { watchLog } from "../log-alarms";
import type { PlannedAurora, PlannedMember } from "./plan";

/** A member with the resource that it became. */
interface MadeMember {
    readonly member: PlannedMember;
    readonly instance: aws.rds.ClusterInstance;
}

/** Every alarm of a cluster: on its metrics and its instances', its log, and what RDS tells of. */
export function watchCluster(
    name: string,
    args: Pick<Surroundings, "scope" | "topics" | "title"> & {
        readonly planned: PlannedAurora;
        readonly cluster: aws.rds.Cluster;
        readonly members: readonly MadeMember[];
        /** Group of the log that PostgreSQL writes. */
        readonly logGroup: aws.cloudwatch.LogGroup | undefined;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, planned, cluster, members, logGroup } = args;
    const dimensions = { DBClusterIdentifier: cluster.clusterIdentifier };
    watchAll(name, clusterWatches(planned), { ...aboutDatabases, topics, title, dimensions }, parent);
    for (const { member, instance } of members) {
        const about = {
            ...aboutDatabases,
            topics,
            title: `${title}, instance ${member.key},`,
            dimensions: { DBInstanceIdentifier: instance.identifier },
        };
        watchAll(`${name}-${member.key}`, memberWatches(planned), about, parent);
    }
    const { names } = planned;
    const sources = [names.identifier, ...planned.members.map(({ identifier }) => identifier)];
    watchEvents(name, { scope, topics, title, physicalName: names.events, sources }, parent);
    if (logGroup !== undefined) {
        watchLog(name, { scope, topics, title, logGroupName: logGroup.name }, parent);
    }
}

/** Each instance can become the writer, so each is watched alike. Memory counts as if it were enlarged already. */
function memberWatches({ memoryMiB, maxConnections }: PlannedAurora): Record<string, Watch> {
    return {
        ...commonWatches({ memoryMiB, maxConnections, larger: "a higher maxCapacity" }),
        capacity: capacityUsedUp,
    };
}

function clusterWatches({ config }: PlannedAurora): Record<string, Watch> {
    return { "transaction-ids": transactionIds, ...(config.readers === 0 ? {} : { "reader-lag": readersBehind }) };
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html */
const capacityUsedUp: Watch = {
    severity: "warning",
    text: "has been at nine tenths of its maxCapacity for half an hour. Look for the statements in Database Insights.",
    metricName: "ACUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 300,
    evaluationPeriods: 6,
    treatMissingData: "notBreaching",
};

/** Readers share the writer's storage, and are behind by what they have not read of it: usually less than 0.1 seconds. */
const readersBehind: Watch = {
    severity: "warning",
    text: "has readers more than ten seconds behind for ten minutes: what is read from them is old.",
    metricName: "AuroraReplicaLagMaximum",
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10_000, // milliseconds
    period: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 10,
    treatMissingData: "notBreaching", // a reader that is gone is silent
};
