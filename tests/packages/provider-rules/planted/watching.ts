import { add, change, resource, UNKNOWN, type Sources } from "../fixtures/build";
import type { Mistake } from "./mistake";

const RATE = { id: "rate", expression: "100 * errors / requests", returnData: true };
const METRIC = { metricName: "Errors", namespace: "Example", period: 60, stat: "Sum" };
const ERRORS = { id: "errors", metric: METRIC };
const REQUESTS = { id: "requests", metric: METRIC };
const queries = (...list: readonly object[]): ReturnType<typeof change> =>
    change("failures", { metricQueries: list as never });

/** A subscription of all events. */
function subscription(name: string, sources: Sources): ReturnType<typeof resource> {
    const inputs = { name, filterPattern: "", destinationArn: UNKNOWN, roleArn: UNKNOWN };
    return resource("cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", name, inputs, sources);
}

/** Alarms, schedules and logs in the details. */
export const WATCHING_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a query language without its interval",
        edit: change("busy", {
            ...{
                metricName: undefined,
                namespace: undefined,
                period: undefined,
                statistic: undefined,
                threshold: undefined,
            },
            ...{ comparisonOperator: undefined, evaluationPeriods: undefined, datapointsToAlarm: undefined },
            evaluationCriteria: { promqlCriteria: { query: "up == 0" } },
        }),
        says: "busy: evaluationInterval: is missing: evaluationCriteria needs it → set it",
    },
    {
        mistake: "an alarm on nothing",
        edit: change("busy", { metricName: undefined, namespace: undefined, period: undefined, statistic: undefined }),
        says: "busy: metricName: is missing: one of metricName, metricQueries, evaluationCriteria is required → give one of them",
    },
    {
        mistake: "an alarm without a statistic",
        edit: change("busy", { statistic: undefined }),
        says: "busy: statistic: is missing: an alarm on a metric needs statistic or extendedStatistic → set it",
    },
    {
        mistake: "an alarm without a namespace",
        edit: change("busy", { namespace: undefined }),
        says: "busy: namespace: is missing: an alarm on a metric needs it → set it",
    },
    {
        mistake: "an alarm without a threshold",
        edit: change("busy", { threshold: undefined }),
        says: "busy: threshold: is missing: the alarm compares with it → set it",
    },
    {
        mistake: "an alarm without a comparison",
        edit: change("busy", { comparisonOperator: undefined }),
        says: "busy: comparisonOperator: is missing: an alarm on a metric needs it → set it",
    },
    {
        mistake: "a percentile above 100",
        edit: change("busy", { statistic: undefined, extendedStatistic: "p101" }),
        says: 'busy: extendedStatistic = "p101": must be a percentile such as "p99", or another statistic such as "tm90" or "TM(10%:90%)" → write it in one of these forms',
    },
    {
        mistake: "an evaluation of two days",
        edit: change("busy", { period: 300, evaluationPeriods: 600 }),
        says: "busy: evaluationPeriods = 600: times period, 300 seconds, must not exceed 86400 seconds → evaluate fewer or shorter periods",
    },
    {
        mistake: "a band without its metric",
        edit: change("busy", { comparisonOperator: "GreaterThanUpperThreshold" }),
        says: 'busy: thresholdMetricId: is missing: comparisonOperator "GreaterThanUpperThreshold" compares with the band of a metric query → set it',
    },
    {
        mistake: "two metrics of one id",
        edit: queries(RATE, ERRORS, REQUESTS, REQUESTS),
        says: 'failures: metricQueries[3].id = "requests": must be unique in the alarm → rename one of the two',
    },
    {
        mistake: "a query that is both",
        edit: queries({ ...RATE, metric: METRIC }, ERRORS, REQUESTS),
        says: 'failures: metricQueries[0].expression = "100 * errors / requests": cannot be given together with metric → remove one of the two',
    },
    {
        mistake: "a query that is neither",
        edit: queries(RATE, ERRORS, REQUESTS, { id: "more" }),
        says: 'failures: metricQueries[3] = {"id":"more"}: must hold a metric or an expression → give one of them',
    },
    {
        mistake: "a metric's period of 45 seconds",
        edit: queries(RATE, ERRORS, { ...REQUESTS, metric: { ...METRIC, period: 45 } }),
        says: "failures: metricQueries[2].metric.period = 45: must be 1, 5, 10, 20, 30 or a multiple of 60 seconds → use a multiple of 60",
    },
    {
        mistake: "no query to watch",
        edit: queries({ ...RATE, returnData: false }, ERRORS, REQUESTS),
        says: 'failures: metricQueries = [{"id":"rate","expression":"100 * errors / requests","returnData":false},{"id":…: must have exactly one query with returnData true, which is the one to watch: it has 0 → set returnData to true on the one to watch',
    },
    {
        mistake: "a schedule of no kind",
        edit: change("nightly", { scheduleExpression: "every day" }),
        says: 'nightly: scheduleExpression = "every day": must be rate(…) or cron(…) → correct the expression',
    },
    {
        mistake: "both days of a schedule",
        edit: change("nightly", { scheduleExpression: "cron(0 3 1 * MON *)" }),
        says: 'nightly: scheduleExpression = "cron(0 3 1 * MON *)": cron(…) must have ? for the day of month or for the day of week, and for one of them only → correct the expression',
    },
    {
        mistake: "a rate of no time",
        edit: change("nightly", { scheduleExpression: "rate(0 minutes)" }),
        says: 'nightly: scheduleExpression = "rate(0 minutes)": rate(…) takes a number and minutes, hours or days, as in rate(5 minutes) → correct the expression',
    },
    {
        mistake: "a moment in the wrong form",
        edit: change("hourly", { scheduleExpression: "at(2030-01-31)" }),
        says: 'hourly: scheduleExpression = "at(2030-01-31)": at(…) takes a time such as 2030-01-31T12:00:00 → correct the expression',
    },
    {
        mistake: "an event pattern that is not JSON",
        edit: change("nightly", { eventPattern: "source: aws.ecs" }),
        says: 'nightly: eventPattern = "source: aws.ecs": must be a JSON object → build it with pulumi.jsonStringify',
    },
    {
        mistake: "a flexible window without its length",
        edit: change("hourly", { flexibleTimeWindow: { mode: "FLEXIBLE" } }),
        says: "hourly: flexibleTimeWindow.maximumWindowInMinutes: is missing: a flexible window needs it → set it to 1 to 1440 minutes",
    },
    {
        mistake: "a length for no window",
        edit: change("hourly", { flexibleTimeWindow: { mode: "OFF", maximumWindowInMinutes: 5 } }),
        says: "hourly: flexibleTimeWindow.maximumWindowInMinutes = 5: cannot be given where the window's mode is OFF → remove it",
    },
    {
        mistake: "a third subscription of a log group",
        edit: add(...["archive", "search", "audit"].map((name) => subscription(name, { logGroup: "logs" }))),
        says: 'audit: logGroup = unknown: has the subscriptions "archive" and "search" already, and a log group takes 2 → remove one, or pass events on from where one of them leads',
    },
];
