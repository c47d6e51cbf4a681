import { replicated } from "./extras/behind";
import { aurora, database } from "./extras/data";
import { extraOf } from "./extras/extra";
import { bucket, BUCKET_NAME, CDN, DENIAL, GRANT, images, ORIGIN, policyOf, site, twinBucket } from "./extras/storage";
import type { Mutant } from "./mutant";
import { adds, killedBy, sets, unsets, type Properties } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const instance = (stack: StackEdit): Editable => extraOf(stack, "aws:rds/instance:Instance");
const cluster = (stack: StackEdit): Editable => extraOf(stack, "aws:rds/cluster:Cluster");

const recovers = killedBy("rds-recoverable", database);
const databases: readonly Mutant[] = [
    recovers("a database without deletion protection", sets(instance, { deletionProtection: "false" })),
    recovers("a database without backups", sets(instance, { backupRetentionPeriod: 0 })),
    recovers("a database that leaves no snapshot", sets(instance, { skipFinalSnapshot: true })),
    recovers("a database that the engine may delete", (stack) => {
        instance(stack).options = {};
    }),
    killedBy("rds-recoverable", aurora)(
        "a cluster with a day of backups",
        sets(cluster, { backupRetentionPeriod: "1" }),
    ),
];

const conflicts = killedBy("db-replica-conflicts", replicated);
const replicas: readonly Mutant[] = [
    conflicts(
        "a database with a replica whose password RDS manages",
        sets(instance, { manageMasterUserPassword: "true" }),
    ),
    conflicts(
        "a database with a replica that is updated blue/green",
        sets(instance, { blueGreenUpdate: { enabled: true } }),
    ),
    killedBy("db-replica-conflicts", database)(
        "a blue/green update of a database whose password RDS manages",
        sets(instance, { blueGreenUpdate: { enabled: true }, manageMasterUserPassword: true }),
    ),
];

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
/** Settings of one of the platform's own buckets. */
const part =
    (type: string) =>
    (stack: StackEdit): Editable =>
        stack.one(type);
const removes = (find: (stack: StackEdit) => Editable) => (stack: StackEdit) => {
    stack.remove(find(stack));
};

const blocks = killedBy("s3-block-public");
const versions = killedBy("s3-versioned-lifecycle");
const EXPIRES = { id: "expire", expiration: { days: 365 } };
const buckets: readonly Mutant[] = [
    blocks("a bucket without a public access block", removes(part(BLOCK))),
    killedBy("s3-block-public", twinBucket)(
        "a bucket under its other type token without a block",
        removes((stack) => extraOf(stack, BLOCK)),
    ),
    blocks("a block that lets public policies be", sets(part(BLOCK), { restrictPublicBuckets: "false" })),
    blocks("a block with a flag left out", unsets(part(BLOCK), "ignorePublicAcls")),
    blocks("a block that went to another bucket", sets(part(BLOCK), { bucket: "example-others" })),
    versions(
        "a bucket whose versions were suspended",
        sets(part(VERSIONING), { versioningConfiguration: { status: "Suspended" } }),
    ),
    versions("a bucket that keeps no versions", removes(part(VERSIONING))),
    versions("a bucket without a lifecycle", removes(part(LIFECYCLE))),
    versions("a lifecycle whose rules are off", sets(part(LIFECYCLE), { rules: [{ ...EXPIRES, status: "Disabled" }] })),
];

const distribution = (stack: StackEdit): Editable => extraOf(stack, CDN);
const data = (stack: StackEdit): Editable => extraOf(stack, "aws:s3/bucket:Bucket");
const grants = (condition: object | undefined) => (stack: StackEdit) => {
    const { Condition: _, ...grant } = GRANT;
    const statement = condition === undefined ? grant : { ...grant, Condition: condition };
    stack.set(extraOf(stack, "aws:s3/bucketPolicy:BucketPolicy"), "policy", policyOf(DENIAL, statement));
};
const origin = (changes: Properties) => sets(distribution, { origins: [{ ...ORIGIN, ...changes }] });
const WEBSITE = "aws:s3/bucketWebsiteConfiguration";
const sites = killedBy("site-oac-only", site);
const siteMutants: readonly Mutant[] = [
    killedBy("site-oac-only", bucket)(
        "a bucket as a website",
        adds(`${WEBSITE}V2:BucketWebsiteConfigurationV2`, { bucket: BUCKET_NAME }),
    ),
    killedBy("site-oac-only", bucket)(
        "a bucket as a website, inline",
        sets(data, { website: { indexDocument: "index.html" } }),
    ),
    sites("a distribution before a website endpoint", (stack) => {
        const domainName = `${BUCKET_NAME}.s3-website-us-east-1.amazonaws.com`;
        origin({ domainName, customOriginConfig: { originProtocolPolicy: "https-only" } })(stack);
    }),
    sites("a distribution before a bucket that is open to it as to all", origin({ originAccessControlId: "" })),
    sites("a bucket that every distribution may read", grants(undefined)),
    sites(
        "a bucket that every distribution of the account may read",
        grants({ ArnLike: { "AWS:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } }),
    ),
];

const repository = (stack: StackEdit): Editable => extraOf(stack, "aws:ecr/repository:Repository");
const pictures = killedBy("ecr-immutable-scan", images);
const imageMutants: readonly Mutant[] = [
    pictures("images whose tags move", unsets(repository, "imageTagMutability")),
    pictures(
        "images whose tags move, some of them",
        sets(repository, { imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
    ),
    pictures(
        "images that stay for ever",
        removes((stack) => extraOf(stack, "aws:ecr/lifecyclePolicy:LifecyclePolicy")),
    ),
    pictures("images that nobody scans", sets(repository, { imageScanningConfiguration: { scanOnPush: "false" } })),
];

/** Mutants about what is kept. */
export const dataMutants: readonly Mutant[] = [...databases, ...replicas, ...buckets, ...siteMutants, ...imageMutants];
