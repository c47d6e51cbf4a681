import type { Content, Editable, StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

type Properties = Readonly<Record<string, Content>>;

export const BUCKET_NAME = "platform-extra-data";
export const BUCKET_ARN = `arn:aws:s3:::${BUCKET_NAME}`;
/** The statement without which S3 answers plain HTTP. */
export const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

export const policyOf = (...statements: readonly object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** A bucket with the settings that are resources of their own. */
function addBucket(stack: StackEdit, version: "" | "V2" = ""): Editable {
    const data = stack.add(`aws:s3/bucket${version}:Bucket${version}`, EXTRA, { bucket: BUCKET_NAME });
    const part = (kind: string, properties: Properties, twin = version) =>
        stack.add(`aws:s3/bucket${kind}${twin}:Bucket${kind}${twin}`, EXTRA, {
            bucket: stack.link(data),
            ...properties,
        });
    const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
    part("PublicAccessBlock", Object.fromEntries(flags.map((flag) => [flag, true])), "");
    part("Policy", { policy: policyOf(DENIAL) }, "");
    part("Versioning", { versioningConfiguration: { status: "Enabled" } });
    part("LifecycleConfiguration", {
        rules: [{ id: "expire", status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 90 } }],
    });
    part("ServerSideEncryptionConfiguration", {
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms" } }],
    });
    const logs = stack.one("aws:s3/bucket:Bucket", ({ name }) => name !== EXTRA);
    part("Logging", { targetBucket: stack.link(logs, "bucket"), targetPrefix: "s3/" });
    return data;
}

/** A bucket for an app's files. */
export const bucket: Extra = { name: "a bucket", add: (stack) => void addBucket(stack) };

/** The same under the other type tokens. */
export const twinBucket: Extra = {
    name: "a bucket under its other type token",
    add: (stack) => void addBucket(stack, "V2"),
};

const DISTRIBUTION_ARN = "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE";
/** What lets one distribution read the bucket. */
export const GRANT = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: `${BUCKET_ARN}/*`,
    Condition: { StringEquals: { "aws:SourceArn": DISTRIBUTION_ARN } },
};
export const CDN = "aws:cloudfront/distribution:Distribution";
export const ORIGIN = {
    originId: "site",
    domainName: `${BUCKET_NAME}.s3.us-east-1.amazonaws.com`,
    originAccessControlId: "E1EXAMPLE",
};

/** A static site: a bucket that its distribution alone reads. */
export const site: Extra = {
    name: "a static site",
    add(stack) {
        addBucket(stack);
        stack.set(stack.one("aws:s3/bucketPolicy:BucketPolicy", isExtra), "policy", policyOf(DENIAL, GRANT));
        stack.add(CDN, EXTRA, {
            enabled: true,
            origins: [ORIGIN],
            defaultCacheBehavior: { targetOriginId: "site", viewerProtocolPolicy: "redirect-to-https" },
            viewerCertificate: {
                acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
                minimumProtocolVersion: "TLSv1.2_2021",
                sslSupportMethod: "sni-only",
            },
            loggingConfig: { bucket: "example-logs.s3.amazonaws.com" },
        });
    },
};

const LOGS = "aws:cloudwatch/logDelivery";
export const LOG_SOURCE = `${LOGS}Source:LogDeliverySource`;
export const LOG_DELIVERY = `${LOGS}:LogDelivery`;

/** A static site as the platform makes one: S3's own keys, and logs that are delivered to a bucket. */
export const deliveredSite: Extra = {
    name: "a static site whose logs are delivered",
    add(stack) {
        site.add(stack);
        const distribution = stack.one(CDN, isExtra);
        stack.set(
            stack.one(
                "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
                isExtra,
            ),
            "rules",
            [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        );
        stack.unset(distribution, "loggingConfig");
        const source = stack.add(LOG_SOURCE, EXTRA, {
            name: "site",
            logType: "ACCESS_LOGS",
            resourceArn: stack.link(distribution, "arn"),
        });
        const destination = stack.add(`${LOGS}Destination:LogDeliveryDestination`, EXTRA, {
            name: "site",
            deliveryDestinationConfiguration: { destinationResourceArn: "arn:aws:s3:::example-logs/site" },
        });
        stack.add(LOG_DELIVERY, EXTRA, {
            deliverySourceName: stack.link(source, "name"),
            deliveryDestinationArn: stack.link(destination, "arn"),
        });
    },
};

const isExtra = ({ name }: { readonly name: string }) => name === EXTRA;

/** Images of an app. */
export const images: Extra = {
    name: "an image repository",
    add(stack) {
        const repository = stack.add("aws:ecr/repository:Repository", EXTRA, {
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
        });
        stack.add("aws:ecr/lifecyclePolicy:LifecyclePolicy", EXTRA, {
            repository: stack.link(repository, "name"),
            policy: "{}",
        });
    },
};

/** A queue and who may send to it. */
export const queue: Extra = {
    name: "a queue",
    add(stack) {
        const list = stack.add("aws:sqs/queue:Queue", EXTRA, { sqsManagedSseEnabled: true });
        const Principal = { AWS: "arn:aws:iam::123456789012:role/platform-web-task" };
        stack.add("aws:sqs/queuePolicy:QueuePolicy", EXTRA, {
            queueUrl: stack.link(list),
            policy: policyOf({ Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource: "*" }),
        });
    },
};
