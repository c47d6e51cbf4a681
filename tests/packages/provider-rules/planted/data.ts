import { add, change, rename, resource, secret, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

/** Databases, storage, messages, alarms, names. */
export const DATA_MISTAKES: readonly Mistake[] = [
    {
        mistake: "an unencrypted database",
        edit: change("database", { storageEncrypted: false }),
        says: "database: storageEncrypted = false: leaves the database unencrypted → set storageEncrypted to true",
        level: "advisory",
    },
    {
        mistake: "a database without a password",
        edit: change("database", { password: undefined }),
        says: "database: password: is missing: a new database needs a password or a managed one → set manageMasterUserPassword to true, or give a secret password",
    },
    {
        mistake: "a password that is too short",
        edit: change("database", { password: secret("hunter2") }),
        says: 'database: password = [secret]: must have at least 8 characters, and none of / @ " or space → choose another one, or set manageMasterUserPassword',
    },
    {
        mistake: "backups for 60 days",
        edit: change("database", { backupRetentionPeriod: 60 }),
        says: "database: backupRetentionPeriod = 60: must be 0 to 35 → use 35",
    },
    {
        mistake: "less room later than now",
        edit: change("database", { maxAllocatedStorage: 40 }),
        says: "database: maxAllocatedStorage = 40: must be above allocatedStorage, which is 50, by a tenth at least → raise it, or set it to 0 to keep the size",
    },
    {
        mistake: "maintenance during the backup",
        edit: change("database", { maintenanceWindow: "sun:02:30-sun:03:30" }),
        says: 'database: maintenanceWindow = "sun:02:30-sun:03:30": must not overlap the backup window, which is "02:00-03:00" every day → move one of the two',
    },
    {
        mistake: "a window in the wrong form",
        edit: change("database", { backupWindow: "2am-3am" }),
        says: 'database: backupWindow = "2am-3am": must have the form hh:mm-hh:mm in UTC, as in 03:00-04:00 → write it so',
    },
    {
        mistake: "an identifier with capitals",
        edit: change("database", { identifier: "Example-DB" }),
        says: 'database: identifier = "Example-DB": must consist of lower-case letters, digits and single hyphens, first a letter, last no hyphen → rename it',
    },
    {
        mistake: "database subnets in one zone",
        edit: change("db-subnets", { subnetIds: [UNKNOWN] }),
        says: 'db-subnets: subnetIds = ["unknown"]: must be subnets in at least two availability zones → add a subnet of another zone',
    },
    {
        mistake: "failover with one node",
        edit: change("cache", { numCacheClusters: 1 }),
        says: "cache: automaticFailoverEnabled = true: needs at least two nodes: numCacheClusters is 1 → set numCacheClusters to 2 or more",
    },
    {
        mistake: "a token without encryption",
        edit: change("cache", { transitEncryptionEnabled: false }),
        says: "cache: authToken = [secret]: needs transitEncryptionEnabled → set transitEncryptionEnabled to true",
    },
    {
        mistake: "a key that is not declared",
        edit: change("ledger", { rangeKey: "when" }),
        says: 'ledger: rangeKey = "when": must be declared in attributes → add { name, type } to attributes',
    },
    {
        mistake: "a bucket name with capitals",
        edit: change("assets", { bucket: "Example_Assets" }),
        says: 'assets: bucket = "Example_Assets": must consist of lower-case letters, digits, dots and hyphens, with a letter or digit at both ends → rename the bucket',
    },
    {
        mistake: "cheaper storage after 7 days",
        edit: change("lifecycle", {
            rules: [{ id: "age", status: "Enabled", transitions: [{ days: 7, storageClass: "STANDARD_IA" }] }],
        }),
        says: 'lifecycle: rules[0].transitions[0].days = 7: must be at least 30 for storage class "STANDARD_IA" → use 30 or more',
    },
    {
        mistake: "log retention of 31 days",
        edit: change("logs", { retentionInDays: 31 }),
        says: "logs: retentionInDays = 31: must be one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 → use 30 or 60",
    },
    {
        mistake: "a subscription to something that is no address",
        edit: change("mail", { endpoint: "team" }),
        says: 'mail: endpoint = "team": must be an e-mail address with protocol "email" → correct the endpoint, or the protocol',
    },
    {
        mistake: "a FIFO queue without its ending",
        edit: change("jobs", { name: "jobs", fifoQueue: true }),
        says: 'jobs: name = "jobs": must end in .fifo, since fifoQueue is true → append .fifo',
    },
    {
        mistake: "an alarm period of 45 seconds",
        edit: change("busy", { period: 45 }),
        says: "busy: period = 45: must be 10, 20, 30 or a multiple of 60 seconds → use a multiple of 60",
    },
    {
        mistake: "more datapoints than periods",
        edit: change("busy", { datapointsToAlarm: 5 }),
        says: "busy: datapointsToAlarm = 5: must not be above evaluationPeriods, which is 3 → lower datapointsToAlarm or raise evaluationPeriods",
    },
    {
        mistake: "a comparison that does not exist",
        edit: change("busy", { comparisonOperator: "GreaterThan" }),
        says: 'busy: comparisonOperator = "GreaterThan": must be one of GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold → use one of these',
    },
    {
        mistake: "missing data treated in an unknown way",
        edit: change("busy", { treatMissingData: "ok" }),
        says: 'busy: treatMissingData = "ok": must be one of breaching, ignore, missing, notBreaching → use one of these',
    },
    {
        mistake: "an expression with an unknown metric",
        edit: change("failures", { metricQueries: [{ id: "rate", expression: "100 * errors", returnData: true }] }),
        says: 'failures: metricQueries[0].expression = "100 * errors": uses errors, which is no query of the alarm: it has rate → correct the id, or add the query',
    },
    {
        mistake: "a metric id with a capital",
        edit: change("failures", { metricQueries: [{ id: "Rate", expression: "TIME_SERIES(1)", returnData: true }] }),
        says: 'failures: metricQueries[0].id = "Rate": must begin with a lower-case letter, and hold letters, digits and underscores → rename it, also where expressions use it',
    },
    {
        mistake: "a schedule with five fields",
        edit: change("nightly", { scheduleExpression: "cron(0 3 * * *)" }),
        says: 'nightly: scheduleExpression = "cron(0 3 * * *)": cron(…) takes six fields, minutes, hours, day of month, month, day of week, year: it has 5 → correct the expression',
    },
    {
        mistake: "a rate of 1 minutes",
        edit: change("nightly", { scheduleExpression: "rate(1 minutes)" }),
        says: 'nightly: scheduleExpression = "rate(1 minutes)": rate(1 …) takes "minute" → correct the expression',
    },
    {
        mistake: "a record without a time to live",
        edit: change("www", { ttl: undefined }),
        says: "www: ttl: is missing: records need a time to live → set it, 300 seconds for example",
    },
    {
        mistake: "a name in an address record",
        edit: change("www", { records: ["balancer.example.org"] }),
        says: 'www: records[0] = "balancer.example.org": must hold IPv4 addresses in a record of type A → correct the value, or the type',
    },
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
        says: 'apex: name = "example.org": must lie below the zone\'s own name for a CNAME → use a record of type "A" with aliases',
    },
    {
        mistake: "a certificate of another region for CloudFront",
        edit: change("site", {
            viewerCertificate: {
                acmCertificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0f0e0d0c",
                sslSupportMethod: "sni-only",
            },
        }),
        says: 'site: viewerCertificate.acmCertificateArn = "arn:aws:acm:eu-central-1:123456789012:certificate/0f0e0d0c": must be a certificate of us-east-1 for CloudFront → request it with a provider for us-east-1',
    },
    {
        mistake: "a bucket where an authority is wanted",
        edit: change("certificate", {
            validationMethod: undefined,
            certificateAuthorityArn: "arn:aws:s3:::example-assets",
        }),
        says: 'certificate: certificateAuthorityArn = "arn:aws:s3:::example-assets": must be the ARN of a private certificate authority → give the authority\'s ARN',
    },
    {
        mistake: "a repository name with capitals",
        edit: rename("repository", "Web"),
        says: 'repository: name: would be made of the logical name "Web": must consist of lower-case letters and digits, with single . _ - / between them → change the logical name, or give name',
    },
];
