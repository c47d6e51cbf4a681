import { aurora, cache, database, memcached, serverlessCache } from "./extras/data";
import { deliveryStream, FILES_OF_STREAM, STREAM } from "./extras/delivery";
import { extraOf } from "./extras/extra";
import {
    bucket,
    BUCKET_ARN,
    BUCKET_NAME,
    CDN,
    deliveredSite,
    DENIAL,
    ORIGIN,
    policyOf,
    twinBucket,
} from "./extras/storage";
import type { Mutant } from "./mutant";
import { killedBy, sets, unsets } from "./shorthands";
import type { Content, Editable, StackEdit } from "./stack-edit";

const found =
    (type: string) =>
    (stack: StackEdit): Editable =>
        extraOf(stack, type);
const instance = found("aws:rds/instance:Instance");
const cluster = found("aws:rds/cluster:Cluster");

const FORCE_SSL = { name: "rds.force_ssl", value: "1" };
const parameters = (...list: readonly Content[]) =>
    sets(found("aws:rds/parameterGroup:ParameterGroup"), { parameters: list });
const storage = killedBy("rds-encrypted", database);
const force = killedBy("rds-force-ssl", database);
const databases: readonly Mutant[] = [
    storage("a database with plain storage", sets(instance, { storageEncrypted: false })),
    storage("a database that leaves encryption out", unsets(instance, "storageEncrypted")),
    killedBy("rds-encrypted", aurora)(
        "an Aurora cluster with plain storage",
        sets(cluster, { storageEncrypted: "false" }),
    ),
    force("a database with AWS's default parameters", unsets(instance, "parameterGroupName")),
    force("a parameter group of AWS by name", sets(instance, { parameterGroupName: "default.postgres16" })),
    force("a parameter group that lets plain connections in", parameters({ name: "rds.force_ssl", value: "0" })),
    force(
        "a parameter group that says so and takes it back",
        parameters(FORCE_SSL, { name: "rds.force_ssl", value: "0" }),
    ),
    force("MySQL with the parameter of PostgreSQL", sets(instance, { engine: "mysql", port: 5432 })),
    killedBy("rds-force-ssl", aurora)(
        "a cluster with AWS's default parameters",
        unsets(cluster, "dbClusterParameterGroupName"),
    ),
];

const group = found("aws:elasticache/replicationGroup:ReplicationGroup");
const redis = killedBy("redis-encrypted-auth", cache);
const caches: readonly Mutant[] = [
    redis("a cache that is plain on disk", sets(group, { atRestEncryptionEnabled: false })),
    redis("a cache that is plain on the wire", sets(group, { transitEncryptionEnabled: "false" })),
    redis("a cache that takes TLS as a preference", sets(group, { transitEncryptionMode: "preferred" })),
    redis("a cache that asks for no password", sets(group, { userGroupIds: [] })),
    redis("a cache whose password is taken away", sets(group, { authTokenUpdateStrategy: "DELETE" })),
    redis(
        "a user of a cache without a password",
        sets(found("aws:elasticache/user:User"), { authenticationMode: { type: "no-password-required" } }),
    ),
    killedBy("redis-encrypted-auth", memcached)(
        "Redis that stands alone",
        sets(found("aws:elasticache/cluster:Cluster"), { engine: "redis", port: 11211 }),
    ),
    killedBy("redis-encrypted-auth", memcached)(
        "Memcached that is plain on the wire",
        sets(found("aws:elasticache/cluster:Cluster"), { transitEncryptionEnabled: false }),
    ),
    killedBy("redis-encrypted-auth", serverlessCache)(
        "a serverless cache without users",
        unsets(found("aws:elasticache/serverlessCache:ServerlessCache"), "userGroupId"),
    ),
];

const denials: readonly (readonly [string, object])[] = [
    ["a bucket that denies plain HTTP to some", { Principal: { AWS: "arn:aws:iam::123456789012:root" } }],
    ["a bucket that denies plain reading alone", { Action: "s3:GetObject" }],
    ["a bucket that denies it for itself and not for its objects", { Resource: BUCKET_ARN }],
    ["a bucket that denies it below a prefix", { Resource: [BUCKET_ARN, `${BUCKET_ARN}/logs/*`] }],
    ["a bucket that denies TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
        "a bucket that denies it from one network",
        { Condition: { ...DENIAL.Condition, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } },
    ],
];
const policy = found("aws:s3/bucketPolicy:BucketPolicy");
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration";
const S3_KEYS = { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] };
const encryption = found(`${ENCRYPTION}:BucketServerSideEncryptionConfiguration`);
const s3 = killedBy("s3-tls-and-kms", bucket);
const buckets: readonly Mutant[] = [
    s3("a bucket that answers plain HTTP", (stack) => {
        stack.remove(policy(stack));
    }),
    ...denials.map(([name, changes]) => s3(name, sets(policy, { policy: policyOf({ ...DENIAL, ...changes }) }))),
    s3("a second policy of the bucket without the denial", (stack) => {
        const Principal = { AWS: "arn:aws:iam::123456789012:role/platform-web-task" };
        stack.add("aws:s3/bucketPolicy:BucketPolicy", "second", {
            bucket: BUCKET_NAME,
            policy: policyOf({ Effect: "Allow", Principal, Action: "s3:GetObject", Resource: `${BUCKET_ARN}/*` }),
        });
    }),
    s3("a bucket with keys of S3", sets(encryption, S3_KEYS)),
    killedBy("s3-tls-and-kms", twinBucket)(
        "a bucket under its other type token, with keys of S3",
        sets(found(`${ENCRYPTION}V2:BucketServerSideEncryptionConfigurationV2`), S3_KEYS),
    ),
    s3("a bucket that says nothing about encryption", (stack) => {
        stack.remove(encryption(stack));
    }),
    killedBy("s3-tls-and-kms", deliveredSite)(
        "S3's own keys in a bucket that no distribution reads any more",
        (stack) => {
            const domainName = "example-others.s3.us-east-1.amazonaws.com";
            stack.set(extraOf(stack, CDN), "origins", [{ ...ORIGIN, domainName }]);
        },
    ),
    killedBy("s3-tls-and-kms")("a bucket of logs that answers plain HTTP", (stack) => {
        stack.remove(stack.one("aws:s3/bucketPolicy:BucketPolicy"));
    }),
];

const { kmsKeyArn: _key, ...withoutKey } = FILES_OF_STREAM;
const delivers = killedBy("firehose-encrypted", deliveryStream);
const streams: readonly Mutant[] = [
    delivers("a delivery stream in plain text", sets(found(STREAM), { serverSideEncryption: { enabled: "false" } })),
    delivers("a delivery stream that says nothing about it", unsets(found(STREAM), "serverSideEncryption")),
    delivers(
        "a delivery stream that leaves the key to the bucket",
        sets(found(STREAM), { extendedS3Configuration: withoutKey }),
    ),
];

/** Databases, caches, buckets and what writes to them. */
export const encryptionDataMutants: readonly Mutant[] = [...databases, ...caches, ...buckets, ...streams];
