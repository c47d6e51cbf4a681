import type { Mutant } from "./mutant";
import { adds, killedBy, type Properties } from "./shorthands";
import type { Content, Editable, StackEdit } from "./stack-edit";

/** A database that complies, with its parameter group. */
function database(
    stack: StackEdit,
    properties: Properties = {},
    parameters: readonly Content[] = [FORCE_SSL],
): Editable {
    const group = stack.add("aws:rds/parameterGroup:ParameterGroup", "mutant", {
        name: "mutant-parameters",
        parameters,
    });
    return stack.add("aws:rds/instance:Instance", "mutant", {
        engine: "postgres",
        storageEncrypted: true,
        parameterGroupName: stack.link(group, "name"),
        ...properties,
    });
}
const FORCE_SSL = { name: "rds.force_ssl", value: "1" };

const storage = killedBy("rds-encrypted");
const force = killedBy("rds-force-ssl");
const databases: readonly Mutant[] = [
    storage("a database with plain storage", (stack) => {
        database(stack, { storageEncrypted: false });
    }),
    storage("a database that leaves encryption out", (stack) => {
        stack.unset(database(stack), "storageEncrypted");
    }),
    storage("an Aurora cluster with plain storage", adds("aws:rds/cluster:Cluster", { storageEncrypted: "false" })),
    force("a database with AWS's default parameters", (stack) => {
        stack.unset(database(stack), "parameterGroupName");
    }),
    force("a parameter group of AWS by name", (stack) => {
        database(stack, { parameterGroupName: "default.postgres16" });
    }),
    force("a parameter group that lets plain connections in", (stack) => {
        database(stack, {}, [{ name: "rds.force_ssl", value: "0" }]);
    }),
    force("a parameter group that says so and takes it back", (stack) => {
        database(stack, {}, [FORCE_SSL, { name: "rds.force_ssl", value: "0" }]);
    }),
    force("MySQL with the parameter of PostgreSQL", (stack) => {
        database(stack, { engine: "mysql" });
    }),
    force(
        "a cluster whose instances alone have parameters",
        adds("aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }),
    ),
];

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const CACHE = { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, userGroupIds: ["apps"] };
const redis = killedBy("redis-encrypted-auth");
const caches: readonly Mutant[] = [
    redis("a cache that is plain on disk", adds(GROUP, { ...CACHE, atRestEncryptionEnabled: false })),
    redis("a cache that is plain on the wire", adds(GROUP, { ...CACHE, transitEncryptionEnabled: "false" })),
    redis("a cache that takes TLS as a preference", adds(GROUP, { ...CACHE, transitEncryptionMode: "preferred" })),
    redis("a cache that asks for no password", adds(GROUP, { ...CACHE, userGroupIds: [] })),
    redis("a cache whose password is taken away", adds(GROUP, { ...CACHE, authTokenUpdateStrategy: "DELETE" })),
    redis(
        "Redis that stands alone",
        adds("aws:elasticache/cluster:Cluster", { engine: "redis", transitEncryptionEnabled: true }),
    ),
    redis(
        "a serverless cache without users",
        adds("aws:elasticache/serverlessCache:ServerlessCache", { engine: "valkey" }),
    ),
    redis("a user of a cache without a password", adds("aws:elasticache/user:User", { noPasswordRequired: true })),
];

const NAME = "platform-mutant-data";
const ARN = `arn:aws:s3:::${NAME}`;
const DENIAL = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [ARN, `${ARN}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

/** A bucket for data with everything it needs but for what is changed. */
function bucket(stack: StackEdit, denial: object | null, algorithm: string | null = "aws:kms", version = ""): void {
    const data = stack.add(`aws:s3/bucket${version}:Bucket${version}`, "mutant", { bucket: NAME });
    const part = (kind: string, properties: Properties) =>
        stack.add(`aws:s3/bucket${kind}:Bucket${kind}`, "mutant", { bucket: stack.link(data), ...properties });
    const rules = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: algorithm } }];
    if (denial !== null) part("Policy", { policy: JSON.stringify({ Statement: [denial] }) });
    if (algorithm !== null) part(`ServerSideEncryptionConfiguration${version}`, { rules });
}

const s3 = killedBy("s3-tls-and-kms");
const denials: readonly (readonly [string, object | null])[] = [
    ["a bucket that answers plain HTTP", null],
    ["a bucket that denies plain HTTP to some", { ...DENIAL, Principal: { AWS: "arn:aws:iam::123456789012:root" } }],
    ["a bucket that denies plain reading alone", { ...DENIAL, Action: "s3:GetObject" }],
    ["a bucket that denies it for itself and not for its objects", { ...DENIAL, Resource: ARN }],
    ["a bucket that denies it below a prefix", { ...DENIAL, Resource: [ARN, `${ARN}/logs/*`] }],
    ["a bucket that denies TLS", { ...DENIAL, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
        "a bucket that denies it from one network",
        { ...DENIAL, Condition: { ...DENIAL.Condition, IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } },
    ],
];
const buckets: readonly Mutant[] = [
    ...denials.map(([name, denial]) =>
        s3(name, (stack) => {
            bucket(stack, denial);
        }),
    ),
    s3("a second policy of the bucket without the denial", (stack) => {
        bucket(stack, DENIAL);
        stack.add("aws:s3/bucketPolicy:BucketPolicy", "second", {
            bucket: NAME,
            policy: JSON.stringify({ Statement: [{ ...DENIAL, Effect: "Allow" }] }),
        });
    }),
    s3("a bucket with keys of S3", (stack) => {
        bucket(stack, DENIAL, "AES256");
    }),
    s3("a bucket under its other type token, with keys of S3", (stack) => {
        bucket(stack, DENIAL, "AES256", "V2");
    }),
    s3("a bucket that says nothing about encryption", (stack) => {
        bucket(stack, DENIAL, null);
    }),
];

/** Databases, caches and buckets. */
export const encryptionDataMutants: readonly Mutant[] = [...databases, ...caches, ...buckets];
