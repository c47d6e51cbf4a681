import type { Mutant } from "./mutant";
import type { Content, Editable, StackEdit } from "./stack-edit";

type Properties = Readonly<Record<string, Content>>;

const killedBy =
    (killer: string) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer });

const adds =
    (type: string, properties: Properties = {}) =>
    (stack: StackEdit) => {
        stack.add(type, "mutant", properties);
    };

const RECOVERABLE = { backupRetentionPeriod: 14, deletionProtection: true };

/** A database that could be recovered, but for the given properties and options. */
const database =
    (properties: Properties, options: Editable["options"] = { protect: true }, type = "aws:rds/instance:Instance") =>
    (stack: StackEdit) => {
        stack.add(type, "orders", { ...RECOVERABLE, ...properties }).options = options;
    };

const recovers = killedBy("rds-recoverable");
const databases: readonly Mutant[] = [
    recovers("a database without deletion protection", database({ deletionProtection: "false" })),
    recovers("a database without backups", database({ backupRetentionPeriod: 0 })),
    recovers("a database that leaves no snapshot", database({ skipFinalSnapshot: true })),
    recovers("a database that the engine may delete", database({}, {})),
    recovers(
        "a cluster with a day of backups",
        database({ backupRetentionPeriod: "1" }, { protect: true }, "aws:rds/cluster:Cluster"),
    ),
];

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

const blocks = killedBy("s3-block-public");
const versions = killedBy("s3-versioned-lifecycle");
const buckets: readonly Mutant[] = [
    blocks("a bucket without a public access block", (stack) => {
        stack.remove(stack.one(BLOCK));
    }),
    blocks("a bucket of the older type without a block", adds("aws:s3/bucketV2:BucketV2")),
    blocks("a block that lets public policies be", (stack) => {
        stack.set(stack.one(BLOCK), "restrictPublicBuckets", "false");
    }),
    blocks("a block with a flag left out", (stack) => {
        stack.unset(stack.one(BLOCK), "ignorePublicAcls");
    }),
    blocks("a block that went to another bucket", (stack) => {
        stack.set(stack.one(BLOCK), "bucket", "example-others");
    }),
    versions("a bucket whose versions were suspended", (stack) => {
        stack.set(stack.one(VERSIONING), "versioningConfiguration", { status: "Suspended" });
    }),
    versions("a bucket that keeps no versions", (stack) => {
        stack.remove(stack.one(VERSIONING));
    }),
    versions("a bucket without a lifecycle", (stack) => {
        stack.remove(stack.one(LIFECYCLE));
    }),
    versions("a lifecycle whose rules are off", (stack) => {
        stack.set(stack.one(LIFECYCLE), "rules", [{ id: "expire", status: "Disabled", expiration: { days: 365 } }]);
    }),
];

const CDN = "aws:cloudfront/distribution:Distribution";
const REST = "example-site.s3.us-east-1.amazonaws.com";

/** A site whose bucket policy lets CloudFront in on a condition. */
const site =
    (condition: Properties | undefined, origin: Properties = {}) =>
    (stack: StackEdit) => {
        const bucket = stack.add(BUCKET, "site", { bucket: "example-site" });
        const origins = [{ originId: "site", domainName: REST, originAccessControlId: "E1EXAMPLE", ...origin }];
        stack.add(CDN, "site", { origins });
        const statement = {
            Effect: "Allow",
            Principal: { Service: "cloudfront.amazonaws.com" },
            Action: "s3:GetObject",
        };
        const policy = JSON.stringify({ Statement: [condition ? { ...statement, Condition: condition } : statement] });
        stack.add("aws:s3/bucketPolicy:BucketPolicy", "site", { bucket: stack.link(bucket), policy });
    };

const PINNED = { StringEquals: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE" } };
const sites = killedBy("site-oac-only");
const siteMutants: readonly Mutant[] = [
    sites(
        "a bucket as a website",
        adds("aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2", { bucket: "example-site" }),
    ),
    sites("a bucket as a website, inline", adds(BUCKET, { website: { indexDocument: "index.html" } })),
    sites(
        "a distribution before a website endpoint",
        site(PINNED, { domainName: "example-site.s3-website-us-east-1.amazonaws.com", customOriginConfig: {} }),
    ),
    sites("a distribution before a bucket that is open to it as to all", site(PINNED, { originAccessControlId: "" })),
    sites("a bucket that every distribution may read", site(undefined)),
    sites(
        "a bucket that every distribution of the account may read",
        site({ ArnLike: { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } }),
    ),
];

const images = killedBy("ecr-immutable-scan");
const imageMutants: readonly Mutant[] = [
    images(
        "images whose tags move",
        adds("aws:ecr/repository:Repository", { imageScanningConfiguration: { scanOnPush: true } }),
    ),
    images(
        "images whose tags move, some of them",
        adds("aws:ecr/repository:Repository", {
            imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
            imageScanningConfiguration: { scanOnPush: true },
        }),
    ),
    images(
        "images that stay for ever",
        adds("aws:ecr/repository:Repository", {
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
        }),
    ),
    images(
        "images that nobody scans",
        adds("aws:ecr/repository:Repository", {
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: "false" },
        }),
    ),
];

/** Mutants about what is kept. */
export const dataMutants: readonly Mutant[] = [...databases, ...buckets, ...siteMutants, ...imageMutants];
