import type { Graph } from "@platform/aws-model/graph/graph";
import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";

/** Where logs are sent to buckets. */
const DESTINATIONS: readonly (readonly [readonly string[], readonly string[]])[] = [
    [types.LOAD_BALANCER, ["accessLogs.bucket", "connectionLogs.bucket"]],
    [types.CLASSIC_LOAD_BALANCER, ["accessLogs.bucket"]],
    [types.BUCKET_LOGGING, ["targetBucket"]],
    [types.BUCKET, ["logging.targetBucket", "loggings.*.targetBucket"]],
    [types.CLOUDFRONT_DISTRIBUTION, ["loggingConfig.bucket"]],
    [types.FLOW_LOG, ["logDestination"]],
    [types.TRAIL, ["s3BucketName"]],
    [types.CONFIG_DELIVERY_CHANNEL, ["s3BucketName"]],
    [types.DELIVERY_STREAM, ["extendedS3Configuration.bucketArn"]],
    [types.LOG_DELIVERY_DESTINATION, ["deliveryDestinationConfiguration.destinationResourceArn"]],
];

/** The buckets that receive logs. Logs about those would be logs about logs, without end. */
export function logBuckets(graph: Graph): ReadonlySet<Resource> {
    const buckets = graph.ofType(types.BUCKET);
    const byName = (name: string) =>
        buckets.filter((bucket) => {
            const text = bucket.get("bucket").text();
            return text.state === "known" && text.value === name;
        });
    const found = DESTINATIONS.flatMap(([family, paths]) =>
        graph.ofType(family).flatMap((owner) =>
            paths.flatMap((path) =>
                valuesAt(owner, path).flatMap((value) => {
                    const text = value.text();
                    const named = text.state === "known" ? byName(bucketNameIn(text.value)) : [];
                    const references = graph.resolve(owner, value, types.BUCKET);
                    return [
                        ...named,
                        ...references.flatMap((reference) =>
                            reference.kind === "resource" ? [reference.resource] : [],
                        ),
                    ];
                }),
            ),
        ),
    );
    return new Set(found);
}

/** The bucket's name in its ARN, with or without a prefix behind it, or in its domain name. */
function bucketNameIn(text: string): string {
    const path = text.replace(/^arn:[^:]*:s3:::/, "");
    return path.replace(/\/.*$/s, "").replace(/\.s3([.-][a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/, "");
}
