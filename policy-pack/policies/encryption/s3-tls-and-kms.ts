import { setting } from "@platform/aws-model/setting";
import { stackPolicy } from "../../lib/policy";
import { BUCKET } from "@platform/aws-model/types";
import { hasIdentity } from "@platform/aws-model/identity";
import { judgeBucketEncryption, takesDeliveredLogs } from "./bucket-encryption";
import { judgeBucketTls } from "./bucket-tls";
import { isOrigin } from "../data/site-origins";

const config = {
    sseS3Buckets: setting(
        "Buckets that may use keys of S3 (AES256) because what writes to them cannot use KMS, by type or URN patterns. " +
            "Buckets for logs of load balancers and of S3 itself, and those that CloudFront reads, need no entry.",
        [] as string[],
    ),
};

/** Buckets say who may read them in policies and encryption settings of their own, which belong to them by reference. */
export const s3TlsAndKms = stackPolicy<typeof config>({
    name: "s3-tls-and-kms",
    description:
        "Buckets must refuse requests without TLS and encrypt with KMS, buckets of logs and of static sites at least with keys of S3.",
    why: "S3 answers plain HTTP unless a policy forbids it, and only a KMS key keeps those out who may merely read the bucket.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["S3.5", "S3.17"], cis: ["2.1.1"], checkov: ["CKV_AWS_145"] },
    remediation:
        "Attach a bucket policy that denies s3:* to everybody when aws:SecureTransport is false, and a BucketServerSideEncryptionConfiguration with aws:kms.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5",
    config,
    check: (graph, { config: { sseS3Buckets } }) =>
        graph.ofType(BUCKET).flatMap((bucket) => {
            // What a site has is for everybody to read, and each miss of CloudFront's cache would ask KMS.
            const ownKeys =
                takesDeliveredLogs(graph, bucket) || isOrigin(graph, bucket) || hasIdentity(bucket.urn, sseS3Buckets);
            return [...judgeBucketTls(graph, bucket), ...judgeBucketEncryption(graph, bucket, ownKeys)];
        }),
});
