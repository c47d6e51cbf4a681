import { add, change, rename, resource, secret, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

/** Databases, storage, messages, alarms, names. */
export const DATA_MISTAKES: readonly Mistake[] = [
    {
        mistake: "an unencrypted database",
        edit: change("database", { storageEncrypted: false }),
        says: "",
        level: "advisory",
    },
    { mistake: "a database without a password", edit: change("database", { password: undefined }), says: "" },
    { mistake: "a password that is too short", edit: change("database", { password: secret("hunter2") }), says: "" },
    { mistake: "backups for 60 days", edit: change("database", { backupRetentionPeriod: 60 }), says: "" },
    { mistake: "less room later than now", edit: change("database", { maxAllocatedStorage: 40 }), says: "" },
    {
        mistake: "maintenance during the backup",
        edit: change("database", { maintenanceWindow: "sun:02:30-sun:03:30" }),
        says: "",
    },
    { mistake: "a window in the wrong form", edit: change("database", { backupWindow: "2am-3am" }), says: "" },
    { mistake: "an identifier with capitals", edit: change("database", { identifier: "Example-DB" }), says: "" },
    { mistake: "database subnets in one zone", edit: change("db-subnets", { subnetIds: [UNKNOWN] }), says: "" },
    { mistake: "failover with one node", edit: change("cache", { numCacheClusters: 1 }), says: "" },
    { mistake: "a token without encryption", edit: change("cache", { transitEncryptionEnabled: false }), says: "" },
    { mistake: "a key that is not declared", edit: change("ledger", { rangeKey: "when" }), says: "" },
    { mistake: "a bucket name with capitals", edit: change("assets", { bucket: "Example_Assets" }), says: "" },
    {
        mistake: "cheaper storage after 7 days",
        edit: change("lifecycle", {
            rules: [{ id: "age", status: "Enabled", transitions: [{ days: 7, storageClass: "STANDARD_IA" }] }],
        }),
        says: "",
    },
    { mistake: "log retention of 31 days", edit: change("logs", { retentionInDays: 31 }), says: "" },
    { mistake: "a subscription to something that is no address", edit: change("mail", { endpoint: "team" }), says: "" },
    { mistake: "a FIFO queue without its ending", edit: change("jobs", { name: "jobs", fifoQueue: true }), says: "" },
    { mistake: "an alarm period of 45 seconds", edit: change("busy", { period: 45 }), says: "" },
    { mistake: "more datapoints than periods", edit: change("busy", { datapointsToAlarm: 5 }), says: "" },
    {
        mistake: "a comparison that does not exist",
        edit: change("busy", { comparisonOperator: "GreaterThan" }),
        says: "",
    },
    { mistake: "missing data treated in an unknown way", edit: change("busy", { treatMissingData: "ok" }), says: "" },
    {
        mistake: "an expression with an unknown metric",
        edit: change("failures", { metricQueries: [{ id: "rate", expression: "100 * errors", returnData: true }] }),
        says: "",
    },
    {
        mistake: "a metric id with a capital",
        edit: change("failures", { metricQueries: [{ id: "Rate", expression: "TIME_SERIES(1)", returnData: true }] }),
        says: "",
    },
    {
        mistake: "a schedule with five fields",
        edit: change("nightly", { scheduleExpression: "cron(0 3 * * *)" }),
        says: "",
    },
    { mistake: "a rate of 1 minutes", edit: change("nightly", { scheduleExpression: "rate(1 minutes)" }), says: "" },
    { mistake: "a record without a time to live", edit: change("www", { ttl: undefined }), says: "" },
    { mistake: "a name in an address record", edit: change("www", { records: ["balancer.example.org"] }), says: "" },
    {
        mistake: "a CNAME for the zone itself",
        edit: add(
            resource(
                "route53/record:Record",
                "apex",
                { name: "example.org", type: "CNAME", ttl: 60, records: ["www.example.org"] },
                { zoneId: "zone" },
            ),
        ),
        says: "",
    },
    {
        mistake: "a certificate of another region for CloudFront",
        edit: change("site", {
            viewerCertificate: {
                acmCertificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0f0e0d0c",
                sslSupportMethod: "sni-only",
            },
        }),
        says: "",
    },
    { mistake: "a repository name with capitals", edit: rename("repository", "Web"), says: "" },
];
