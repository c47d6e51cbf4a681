import type { WireMap } from "@platform/aws-model/wire";
import { hex, textOf } from "./place";

/** Types whose physical name is another property than `name`, or one without a random part. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
    "aws:autoscaling/policy:Policy": "name",
    "aws:backup/plan:Plan": "name",
    "aws:cloudwatch/eventRule:EventRule": "name",
    "aws:cloudwatch/metricAlarm:MetricAlarm": "name",
    "aws:docdb/cluster:Cluster": "clusterIdentifier",
    "aws:dynamodb/table:Table": "name",
    "aws:ec2/keyPair:KeyPair": "keyName",
    "aws:ecs/taskDefinition:TaskDefinition": "family",
    "aws:elasticache/cluster:Cluster": "clusterId",
    "aws:elasticache/replicationGroup:ReplicationGroup": "replicationGroupId",
    "aws:lambda/function:Function": "name",
    "aws:rds/cluster:Cluster": "clusterIdentifier",
    "aws:rds/instance:Instance": "identifier",
    "aws:s3/bucket:Bucket": "bucket",
    "aws:s3/bucketV2:BucketV2": "bucket",
};

/** The property that holds a resource's physical name. */
export function nameProperty(type: string): string {
    return NAME_PROPERTIES[type] ?? "name";
}

/**
 * The physical name: the one given, or a made-up one in the form that the provider uses, which is the logical name
 * and seven random digits.
 */
export function physicalName(type: string, logicalName: string, urn: string, inputs: WireMap): string {
    const given = textOf(inputs[nameProperty(type)]);
    const prefix = textOf(inputs[`${nameProperty(type)}Prefix`]);
    return given ?? (prefix === undefined ? `${logicalName}-${hex(urn, 7)}` : `${prefix}${hex(urn, 26)}`);
}
