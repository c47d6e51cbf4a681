import { add, change, resource, secret } from "../fixtures/build";
import type { Mistake } from "./mistake";

const MEMCACHED = { engine: "memcached", nodeType: "cache.t4g.small", numCacheNodes: 2, azMode: "cross-az" };
const memcached = (values: Readonly<Record<string, string | number | undefined>>): ReturnType<typeof add> => {
    const all: readonly (readonly [string, string | number | undefined])[] = Object.entries({
        ...MEMCACHED,
        ...values,
    });
    const given = all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    return add(resource("elasticache/cluster:Cluster", "pages", Object.fromEntries(given)));
};

/** Databases, caches, buckets and queues in the details. */
export const STORE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a database without an engine",
        edit: change("database", { engine: undefined }),
        says: "database: engine: is missing: a new database needs it → set it",
    },
    {
        mistake: "a database of 10 GiB",
        edit: change("database", { allocatedStorage: 10 }),
        says: "database: allocatedStorage = 10: must be at least 20 GiB with storageType gp3 → use 20 or more",
    },
    {
        mistake: "operations for a small gp3 database",
        edit: change("database", { iops: 12000 }),
        says: "database: iops = 12000: cannot be given for gp3 storage below 400 GiB → remove it, or raise allocatedStorage to 400",
    },
    {
        mistake: "monitoring without a role",
        edit: change("database", { monitoringInterval: 60 }),
        says: "database: monitoringRoleArn: is missing: monitoringInterval 60 needs a role that may write the metrics → set it",
    },
    {
        mistake: "insights for 30 days",
        edit: change("database", { performanceInsightsRetentionPeriod: 30 }),
        says: "database: performanceInsightsRetentionPeriod = 30: must be 7, 731, or a multiple of 31 up to 713 days → use one of these",
    },
    {
        mistake: "no final snapshot",
        edit: change("database", { finalSnapshotIdentifier: undefined }),
        says: "database: finalSnapshotIdentifier: is missing: the database cannot be deleted without it → give it, or set skipFinalSnapshot to true",
        level: "advisory",
    },
    {
        mistake: "an unencrypted cluster",
        edit: add(resource("rds/cluster:Cluster", "aurora", { engine: "aurora-postgresql", skipFinalSnapshot: true })),
        says: "aurora: storageEncrypted: is missing: the database is stored unencrypted → set storageEncrypted to true",
        level: "advisory",
    },
    {
        mistake: "a window of ten minutes",
        edit: change("database", { backupWindow: "02:00-02:10" }),
        says: 'database: backupWindow = "02:00-02:10": must last at least 30 minutes → lengthen it',
    },
    {
        mistake: "two subnets of one zone",
        edit: add(
            resource(
                "ec2/subnet:Subnet",
                "subnet-c",
                { cidrBlock: "10.20.32.0/20", availabilityZone: "eu-central-1a" },
                { vpcId: "vpc" },
            ),
            resource("rds/subnetGroup:SubnetGroup", "narrow", {}, { subnetIds: ["subnet-a", "subnet-c"] }),
        ),
        says: 'narrow: subnetIds = ["unknown","unknown"]: must be subnets in at least two availability zones → add a subnet of another zone',
    },
    {
        mistake: "several zones without failover",
        edit: change("cache", { automaticFailoverEnabled: undefined }),
        says: "cache: multiAzEnabled = true: needs automaticFailoverEnabled → set automaticFailoverEnabled to true",
    },
    {
        mistake: "a token with an at sign",
        edit: change("cache", { authToken: secret("0123456789@abcdef") }),
        says: 'cache: authToken = [secret]: must have 16 to 128 printable characters, and none of @ " / → choose another one',
    },
    {
        mistake: "a redis cluster of two nodes",
        edit: memcached({ engine: "redis", azMode: undefined }),
        says: 'pages: numCacheNodes = 2: must be 1 with engine "redis": only memcached spreads over several → use a ReplicationGroup',
    },
    {
        mistake: "one node across zones",
        edit: memcached({ numCacheNodes: 1 }),
        says: 'pages: azMode = "cross-az": must be "single-az" with one node → raise numCacheNodes, or change azMode',
    },
    {
        mistake: "memcached without a number of nodes",
        edit: memcached({ numCacheNodes: undefined, azMode: "single-az" }),
        says: "pages: numCacheNodes: is missing: a memcached cluster needs it → set it",
    },
    {
        mistake: "provisioned capacity without its write half",
        edit: change("ledger", { billingMode: "PROVISIONED", readCapacity: 5 }),
        says: 'ledger: writeCapacity: is missing: a table with provisioned capacity needs it → set it, or billingMode to "PAY_PER_REQUEST"',
    },
    {
        mistake: "a retired property",
        edit: change("ledger", {
            attributes: [
                { name: "id", type: "S" },
                { name: "when", type: "N" },
            ],
            globalSecondaryIndexes: [{ name: "by-time", hashKey: "when", projectionType: "ALL" }],
        }),
        says: 'ledger: globalSecondaryIndexes[0].hashKey = "when": is deprecated: hash_key is deprecated. Use keySchema instead. → move to what replaces it',
        level: "advisory",
    },
    {
        mistake: "an attribute that no key uses",
        edit: change("ledger", {
            attributes: [
                { name: "id", type: "S" },
                { name: "when", type: "N" },
            ],
        }),
        says: 'ledger: attributes[1].name = "when": must be a key of the table or of an index: other attributes are not declared → remove it from attributes',
    },
    {
        mistake: "a bucket name like an address",
        edit: change("assets", { bucket: "192.0.2.10" }),
        says: 'assets: bucket = "192.0.2.10": must not hold two dots in a row, nor look like an IP address → rename the bucket',
    },
    {
        mistake: "a bucket name that AWS keeps",
        edit: change("assets", { bucket: "xn--assets" }),
        says: 'assets: bucket = "xn--assets": must not begin or end in a way that AWS keeps for itself → rename the bucket',
    },
    {
        mistake: "a bucket of a long logical name",
        edit: add(resource("s3/bucket:Bucket", "b".repeat(60), {})),
        says: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: bucket: would be made of the logical name "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" and 8 more characters: must be 3 to 63 characters → change the logical name, or give bucket',
    },
    {
        mistake: "two lifecycle rules of one name",
        edit: change("lifecycle", {
            rules: [
                { id: "age", status: "Enabled" },
                { id: "age", status: "Enabled" },
            ],
        }),
        says: 'lifecycle: rules[1].id = "age": must be unique in the configuration → rename one of the two',
    },
    {
        mistake: "expiry before the move",
        edit: change("lifecycle", {
            rules: [
                {
                    id: "age",
                    status: "Enabled",
                    transitions: [{ days: 60, storageClass: "GLACIER" }],
                    expiration: { days: 30 },
                },
            ],
        }),
        says: "lifecycle: rules[0].expiration.days = 30: must be above the 60 days of a transition in the same rule → expire later, or leave the transition out",
    },
    {
        mistake: "a queue's ending without FIFO",
        edit: change("jobs", { name: "jobs.fifo" }),
        says: 'jobs: name = "jobs.fifo": must not end in .fifo unless fifoQueue is true → set fifoQueue to true, or rename it',
    },
    {
        mistake: "a redrive policy without a target",
        edit: change("jobs", { redrivePolicy: '{"maxReceiveCount":5}' }),
        says: "jobs: redrivePolicy.deadLetterTargetArn: is missing: it says where the messages go → give the queue's ARN",
    },
    {
        mistake: "a redrive policy after 5000 tries",
        edit: change("jobs", {
            redrivePolicy:
                '{"maxReceiveCount":5000,"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:123456789012:dead"}',
        }),
        says: "jobs: redrivePolicy.maxReceiveCount = 5000: must be 1 to 1000 → use a value in this range",
    },
    {
        mistake: "a topic of a long logical name",
        edit: add(resource("sns/topic:Topic", "t".repeat(75), {})),
        says: "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttt: name: would be 83 characters long: the logical name and 8 more; must be at most 80 → shorten the logical name to 72 characters, or give name",
    },
];
