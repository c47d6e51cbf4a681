import { expect } from "chai";
import { s3TlsAndKms } from "../../../../policy-pack/policies/encryption/s3-tls-and-kms";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const SSE = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const TLS =
    "required: a statement that denies everybody s3:* on the bucket and its objects when aws:SecureTransport is false. " +
    "Fix: add it, without any other condition.";
const WITHOUT = `data (${POLICY}): policy is without such a statement; ${TLS}`;
const ARN = "arn:aws:s3:::example-data";
const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [ARN, `${ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const document = (...statements: readonly unknown[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A bucket with a policy and an algorithm; either may be left out. */
function bucket(policy: unknown, algorithm: unknown = "aws:kms", inputs: Inputs = {}): Build {
    return (stack) => {
        const data = stack.add(BUCKET, "data", { bucket: "example-data", ...inputs });
        const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: algorithm } }];
        if (policy !== undefined) stack.add(POLICY, "data", { bucket: data.ref(), policy });
        if (algorithm !== null) stack.add(SSE, "data", { bucket: data.ref(), rules });
    };
}

/** A bucket with S3's own keys to which a load balancer writes its logs. */
const logs: Build = (stack) => {
    const data = stack.add(BUCKET, "data", { bucket: "example-data", policy: document(DENIAL) });
    stack.add(SSE, "data", {
        bucket: data.ref(),
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    stack.add("aws:alb/loadBalancer:LoadBalancer", "edge", { accessLogs: { bucket: "example-data" } });
};

/** A bucket with S3's own keys, and a distribution that reads a bucket of this name. */
const site =
    (read: string): Build =>
    (stack) => {
        bucket(document(DENIAL), "AES256")(stack);
        stack.add("aws:cloudfront/distribution:Distribution", "site", {
            origins: [{ domainName: `${read}.s3.us-east-1.amazonaws.com`, originAccessControlId: "E1EXAMPLE" }],
        });
    };

describeStackPolicy(s3TlsAndKms, {
    compliant: {
        "both settings as resources of their own": bucket(document({ Effect: "Allow" }, DENIAL)),
        "a policy as an object": bucket({ Statement: DENIAL }, "aws:kms:dsse"),
        "other spellings of the denial": bucket(
            document({
                ...DENIAL,
                Principal: { AWS: ["*"] },
                Action: ["*"],
                Resource: "arn:aws-us-gov:s3:::example-data*",
            }),
        ),
        "settings inside the bucket": bucket(undefined, null, {
            policy: document(DENIAL),
            serverSideEncryptionConfiguration: {
                rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } },
            },
        }),
        "a policy that names its bucket as text": (stack) => {
            bucket(undefined)(stack);
            stack.add(POLICY, "data", { bucket: "example-data", policy: document(DENIAL) });
        },
        "S3's own keys for logs of a load balancer": logs,
        "S3's own keys for what a distribution reads": site("example-data"),
    },
    violating: {
        "S3's own keys beside a distribution of another bucket": [
            site("example-others"),
            `data (${SSE}): rules[0].applyServerSideEncryptionByDefault.sseAlgorithm is AES256; required: aws:kms or aws:kms:dsse. Fix: set sseAlgorithm to aws:kms.`,
        ],
        "a bucket without a policy": [bucket(undefined), `data (${BUCKET}) has no bucket policy; ${TLS}`],
        "a denial for some": [
            bucket(document({ ...DENIAL, Principal: { AWS: "arn:aws:iam::123456789012:root" } })),
            WITHOUT,
        ],
        "a denial of reading alone": [bucket(document({ ...DENIAL, Action: "s3:GetObject" })), WITHOUT],
        "a denial for the bucket without its objects": [bucket(document({ ...DENIAL, Resource: ARN })), WITHOUT],
        "a denial for the objects below a prefix": [
            bucket(document({ ...DENIAL, Resource: [ARN, `${ARN}/logs/*`] })),
            WITHOUT,
        ],
        "a denial for another bucket": [
            bucket(document({ ...DENIAL, Resource: "arn:aws:s3:::example-other*" })),
            WITHOUT,
        ],
        "a denial with TLS": [
            bucket(document({ ...DENIAL, Condition: { Bool: { "aws:SecureTransport": "true" } } })),
            WITHOUT,
        ],
        "a denial under a second condition": [
            bucket(
                document({
                    ...DENIAL,
                    Condition: { ...DENIAL.Condition, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } },
                }),
            ),
            WITHOUT,
        ],
        "a permission in place of the denial": [bucket(document({ ...DENIAL, Effect: "Allow" })), WITHOUT],
        "S3's own keys for data": [
            bucket(document(DENIAL), "AES256"),
            `data (${SSE}): rules[0].applyServerSideEncryptionByDefault.sseAlgorithm is AES256; ` +
                "required: aws:kms or aws:kms:dsse. Fix: set sseAlgorithm to aws:kms.",
        ],
        "a bucket that says nothing about encryption": [
            bucket(document(DENIAL), null),
            `data (${BUCKET}) says nothing about encryption, which means AES256; required: aws:kms or aws:kms:dsse. ` +
                "Fix: add a BucketServerSideEncryptionConfiguration with aws:kms.",
        ],
    },
    unknown: {
        "a policy that is not known": [
            bucket(unknown()),
            `data (${POLICY}): decided in the update, as a preview does not know this: policy. ` +
                "A preview can decide it with names that the program sets, and ARNs put together from them.",
        ],
        "settings that may be of the bucket": [
            (stack) => {
                stack.add(BUCKET, "data", { bucket: "example-data", policy: document(DENIAL) });
                stack.add(SSE, "data", { bucket: unknown(), rules: [] });
            },
            `data (${BUCKET}): undecided, as this is not known: its encryption. ` +
                "Decided by: a BucketServerSideEncryptionConfiguration that refers to it.",
        ],
    },
    minimal: [
        bare("aws:s3/bucket:Bucket"),
        "subject (aws:s3/bucket:Bucket) has no bucket policy; required: a statement that denies everybody s3:* on the bucket and its objects when aws:SecureTransport is false. Fix: add it, without any other condition.",
        "subject (aws:s3/bucket:Bucket) says nothing about encryption, which means AES256; required: aws:kms or aws:kms:dsse. Fix: add a BucketServerSideEncryptionConfiguration with aws:kms.",
    ],
    secret: [bucket(document(DENIAL), secret("hunter2")), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:sns/topic:Topic", "none");
    },
});

describe("s3-tls-and-kms: configuration", () => {
    it("lets listed buckets use S3's own keys", () => {
        const stack = new StackBuilder("update");
        bucket(document(DENIAL), "AES256")(stack);
        const config = { sseS3Buckets: ["*::data"] };
        expect(s3TlsAndKms.check(graph(stack.records), context({ config }, s3TlsAndKms))).to.deep.equal([]);
    });
});
