import type { Graph } from "@platform/aws-model/graph/graph";
import { valuesAt } from "@platform/aws-model/paths";
import { expectValue, undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, BUCKET_ENCRYPTION, BUCKET_LOGGING, LOAD_BALANCER } from "@platform/aws-model/types";
import { namesBucket, siblingsOf } from "./bucket-siblings";

const KMS = ["aws:kms", "aws:kms:dsse"];
/** S3's own keys: what S3 uses for buckets that say nothing. */
const S3_KEYS = "AES256";
const DEFAULTS = "applyServerSideEncryptionByDefault.sseAlgorithm";
/** Where resources name buckets that AWS delivers logs to, and cannot when those demand KMS. */
const LOG_TARGETS: readonly (readonly [types: readonly string[], paths: readonly string[]])[] = [
    [LOAD_BALANCER, ["accessLogs.bucket", "connectionLogs.bucket", "healthCheckLogs.bucket"]],
    [BUCKET_LOGGING, ["targetBucket"]],
    [BUCKET, ["logging.targetBucket"]],
];

/** Whether load balancers or S3 itself write logs to a bucket. They cannot use keys of KMS. */
export function takesDeliveredLogs(graph: Graph, bucket: Resource): boolean {
    return LOG_TARGETS.some(([types, paths]) =>
        graph.ofType(types).some((owner) =>
            paths
                .flatMap((path) => valuesAt(owner, path))
                .some((value) => {
                    const references = graph.resolve(owner, value, BUCKET);
                    return (
                        namesBucket(value, bucket) ||
                        (references.length === 1 &&
                            references.some(
                                (reference) => reference.kind === "resource" && reference.resource === bucket,
                            ))
                    );
                }),
        ),
    );
}

/** Whether a bucket's default encryption is KMS, or at least S3's own where KMS cannot be. */
export function judgeBucketEncryption(graph: Graph, bucket: Resource, s3KeysAllowed: boolean): PolicyFinding[] {
    const allowed = s3KeysAllowed ? [...KMS, S3_KEYS] : KMS;
    const required = allowed.join(" or ");
    const { linked, undecided: perhaps } = siblingsOf(graph, BUCKET_ENCRYPTION, bucket);
    const algorithms = [
        ...valuesAt(bucket, `serverSideEncryptionConfiguration.rule.${DEFAULTS}`).map((value) => ({
            owner: bucket,
            value,
        })),
        ...linked.flatMap((owner) => valuesAt(owner, `rules.*.${DEFAULTS}`).map((value) => ({ owner, value }))),
    ].filter(({ owner, value }) => owner !== bucket || value.state !== "absent");
    if (algorithms.length === 0) {
        if (s3KeysAllowed) return [];
        const found = "says nothing about encryption, which means AES256";
        const fix = "add a BucketServerSideEncryptionConfiguration with aws:kms";
        return perhaps.length > 0
            ? [undecided(bucket, "its encryption", "a BucketServerSideEncryptionConfiguration that refers to it")]
            : [violation(bucket, { found, required, fix })];
    }
    return algorithms.flatMap(({ owner, value }) =>
        expectValue(owner, value, value.text(), {
            whenAbsent: S3_KEYS,
            accepts: (algorithm) => allowed.includes(algorithm),
            found: (algorithm) => (algorithm === S3_KEYS ? algorithm : "something else"),
            required,
            fix: "set sseAlgorithm to aws:kms",
        }),
    );
}
