import { dailyGapSeconds } from "@platform/aws-model/schedule-gap";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, metricQueryOf, type AlarmTopics } from "../shared/alarm";
import { watchAll, type Watch } from "../shared/watches";
import { liveAlias, type FunctionNames } from "./names";
import type { FunctionConfig } from "./schema/function";
import type { FunctionQueues } from "./triggers/queue";

export interface FunctionAlarmsArgs {
    readonly key: string;
    readonly names: FunctionNames;
    readonly config: FunctionConfig;
    readonly topics: AlarmTopics;
    readonly queues: FunctionQueues | undefined;
}

const runbook = "docs/runbooks/function.md";

const metricQuery = metricQueryOf("AWS/Lambda");

/** Alarms on the calls of a function through its alias, and on its queues. */
export function watchFunctionCalls(name: string, args: FunctionAlarmsArgs, parent: pulumi.Resource): void {
    const { key, names, config, topics, queues } = args;
    const title = `Function ${key}`;
    const dimensions = { FunctionName: names.function, Resource: `${names.function}:${liveAlias}` };
    createErrorAlarm(`${name}-errors`, { ...args, title, dimensions }, parent);
    createMissedAlarm(`${name}-missed`, { ...args, title, dimensions }, parent);
    const common = { topics, title, runbook };
    const calls = { throttled, slow: slowWatch(config) };
    watchAll(name, calls, { ...common, namespace: "AWS/Lambda", dimensions }, parent);
    if (queues !== undefined) {
        const of = (queue: FunctionQueues["queue"]) => ({
            ...common,
            namespace: "AWS/SQS",
            dimensions: { QueueName: queue.name },
        });
        watchAll(name, { "dead-letters": deadLetters }, of(queues.deadLetters), parent);
        watchAll(name, { backlog: backlogWatch(config) }, of(queues.queue), parent);
    }
}

/** Whoever waits for an answer notices errors at once; events are tried again, and the queue of failures tells. */
function createErrorAlarm(
    name: string,
    args: FunctionAlarmsArgs & { readonly title: string; readonly dimensions: Readonly<Record<string, string>> },
    parent: pulumi.Resource,
): void {
    const { config, topics, title, dimensions } = args;
    const { errorPercent, minInvocations } = config.alarms;
    const of = { dimensions, period: 300 };
    createAlarm(
        name,
        {
            severity: (config.public ?? config.queue) === undefined ? "warning" : "critical",
            topics,
            metricQueries: [
                metricQuery("calls", "Invocations", of),
                metricQuery("errors", "Errors", of),
                {
                    id: "ratio",
                    label: "Failed calls in percent",
                    expression: `IF(FILL(calls, 0) >= ${minInvocations}, 100 * FILL(errors, 0) / calls, 0)`,
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: errorPercent,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
            alarmDescription:
                `${title} fails in more than ${errorPercent} percent of calls. Roll back if it was just deployed; else read ` +
                `its log of the last minutes. Runbook: ${runbook}`,
        },
        { parent },
    );
}

const throttled: Watch = {
    severity: "warning",
    metricName: "Throttles",
    statistic: "Sum",
    period: 60,
    evaluationPeriods: 15,
    datapointsToAlarm: 5,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    text: "is not called as often as it should be: as many copies run as it, or the account, may have.",
};

const deadLetters: Watch = {
    severity: "warning",
    metricName: "ApproximateNumberOfMessagesVisible",
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    treatMissingData: "notBreaching",
    text: "has failed with a message as often as it may; it is in the queue of dead letters.",
};

function slowWatch({ timeoutSeconds }: FunctionConfig): Watch {
    return {
        severity: "warning",
        metricName: "Duration",
        extendedStatistic: "p95",
        period: 300,
        evaluationPeriods: 3,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 800 * timeoutSeconds, // four fifths, in milliseconds
        treatMissingData: "notBreaching",
        text: `takes more than four fifths of the ${timeoutSeconds} seconds after which a call is broken off.`,
    };
}

function backlogWatch({ timeoutSeconds }: FunctionConfig): Watch {
    const seconds = Math.max(300, 10 * timeoutSeconds);
    return {
        severity: "warning",
        metricName: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        period: 60,
        evaluationPeriods: 5,
        comparisonOperator: "GreaterThanThreshold",
        threshold: seconds,
        treatMissingData: "notBreaching",
        text: `has left a message in its queue for more than ${seconds} seconds: it fails, or more comes than it can do.`,
    };
}

/** A day is the longest that CloudWatch looks back; what comes less often is not watched. */
function createMissedAlarm(
    name: string,
    args: FunctionAlarmsArgs & { readonly title: string; readonly dimensions: Readonly<Record<string, string>> },
    parent: pulumi.Resource,
): void {
    const { schedule } = args.config;
    const gap = schedule?.enabled === true ? dailyGapSeconds(schedule.expression) : undefined;
    if (gap === undefined) {
        return;
    }
    const period = Math.min(2 * gap, 86_400); // no call is exactly on time
    createAlarm(
        name,
        {
            severity: "warning",
            topics: args.topics,
            metricQueries: [
                metricQuery("calls", "Invocations", { dimensions: args.dimensions, period }),
                // Periods without calls are filled while an earlier call is in the few that CloudWatch looks at.
                { id: "made", label: "Calls", expression: "FILL(calls, 0)", returnData: true },
            ],
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            evaluationPeriods: 1,
            // None in any of them: it waits for its first call, or the alarm has fired before and stays. AWS does not say
            // whether it fills in zeros there too; if so, the alarm is on until the first call.
            treatMissingData: "ignore",
            alarmDescription:
                `${args.title} has not been called as its schedule says. It may be so as well between its creation and ` +
                `its first call. Runbook: ${runbook}`,
        },
        { parent },
    );
}
