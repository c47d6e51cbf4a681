import type { Mistake } from "./mistake";

const file = "operations.ts";
const ALARM = "new aws.cloudwatch.MetricAlarm(";

/** Alarms, functions, schedules and names in DNS; and the project's own configuration. */
export const IN_OPERATIONS: readonly Mistake[] = [
    {
        mistake: "scaling minimum above maximum",
        file: "Pulumi.dev.yaml",
        sound: "config:\n",
        wrong: "config:\n  minTasks: 9\n",
        at: ["web.ts", "new aws.appautoscaling.Target("],
        says: "provider/scaling-bounds shop: minCapacity = 9: must not be above maxCapacity, which is 6 → lower minCapacity or raise maxCapacity",
    },
    {
        mistake: "a subscription to nobody's address",
        file,
        sound: '"operations@example.org"',
        wrong: '"operations"',
        at: "new aws.sns.TopicSubscription(",
        says: 'provider/subscription-endpoint shop-alarms: endpoint = "operations": must be an e-mail address with protocol "email" → correct the endpoint, or the protocol',
    },
    {
        mistake: "an alarm with a comparison that does not exist",
        file,
        sound: '"GreaterThanThreshold"',
        wrong: '"GreaterThan"',
        at: ALARM,
        says: 'provider/value-not-allowed shop-errors: comparisonOperator = "GreaterThan": must be one of GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold → use one of these',
    },
    {
        mistake: "an alarm that looks back for longer than a day",
        file,
        sound: "evaluationPeriods: 5",
        wrong: "evaluationPeriods: 2000",
        at: ALARM,
        says: "provider/alarm-evaluation shop-errors: evaluationPeriods = 2000: times period, 60 seconds, must not exceed 86400 seconds → evaluate fewer or shorter periods",
    },
    {
        mistake: "an Output joined with text",
        file,
        sound: "role: pulumi.interpolate`",
        wrong: "role: `",
        at: "new aws.lambda.Function(",
        says: "provider/output-as-text shop-report: role = \"arn:aws:iam::Calling [toString] on an [Output<T>] is not supported.\\n\\nTo get …: holds a warning in place of an Output's value → use pulumi.interpolate for text and pulumi.jsonStringify for JSON",
    },
    {
        mistake: "a function that may run for 20 minutes",
        file,
        sound: "timeout: 60",
        wrong: "timeout: 1200",
        at: "new aws.lambda.Function(",
        says: "provider/out-of-range shop-report: timeout = 1200: must be 1 to 900 → use 900",
    },
    {
        mistake: "a function without code",
        file,
        sound: '                s3Bucket: "example-code",\n                s3Key: "report.zip",\n',
        wrong: "",
        at: "new aws.lambda.Function(",
        says: "provider/none-given shop-report: code: is missing: one of code, imageUri, s3Bucket is required → give one of them",
    },
    {
        mistake: "a schedule as cron writes it elsewhere",
        file,
        sound: '"cron(0 3 * * ? *)"',
        wrong: '"cron(0 3 * * *)"',
        at: "new aws.cloudwatch.EventRule(",
        says: 'provider/schedule-expression shop-night: scheduleExpression = "cron(0 3 * * *)": cron(…) takes six fields, minutes, hours, day of month, month, day of week, year: it has 5 → correct the expression',
    },
    {
        mistake: "a third subscription of a log group",
        file,
        sound: "        const zone = new aws.route53.Zone(",
        wrong: `        const logs = new aws.cloudwatch.LogGroup(name, { name: "/shop", retentionInDays: 30 }, parent);
        const all = { logGroup: logs.name, filterPattern: "", destinationArn: report.arn };
        for (const to of ["archive", "search", "audit"]) {
            new aws.cloudwatch.LogSubscriptionFilter(\`\${name}-\${to}\`, { ...all, name: to }, parent);
        }
        const zone = new aws.route53.Zone(`,
        at: "new aws.cloudwatch.LogSubscriptionFilter(",
        says: 'provider/log-subscriptions shop-audit: logGroup = "/shop": has the subscriptions "shop-archive" and "shop-search" already, and a log group takes 2 → remove one, or pass events on from where one of them leads',
    },
    {
        mistake: "a mail record without a priority",
        file,
        sound: '"10 mx.example.org"',
        wrong: '"mx.example.org"',
        at: "new aws.route53.Record(",
        says: 'provider/record-value shop-mail: records[0] = "mx.example.org": must hold a priority and a host, as in "10 mail.example.org" in a record of type MX → correct the value, or the type',
    },
];
