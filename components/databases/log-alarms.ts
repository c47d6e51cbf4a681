import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { watchLogLines } from "../shared/log-lines";
import type { AwsScope } from "../shared/scope";
import { aboutDatabases } from "./alarms";

/** What PostgreSQL writes into its log, and from how many lines on somebody should know. */
const watched = [
    {
        key: "deadlocks",
        phrase: "deadlock detected",
        more: 5,
        period: 900,
        text: "has ended more than five deadlocks within a quarter of an hour, each of them a request that failed.",
    },
    {
        key: "logins-refused",
        phrase: "password authentication failed",
        more: 20,
        period: 300,
        text:
            "has refused more than twenty logins within five minutes: a rotated password that an app does not have, or " +
            "somebody who tries.",
    },
] as const;

/** Counts lines of an instance's log, which has an empty count too while nothing is wrong, and warns when they are many. */
export function watchLog(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly topics: AlarmTopics;
        /** What the log is of, for readers: `Database main`. */
        readonly title: string;
        readonly logGroupName: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, logGroupName } = args;
    for (const { key, phrase, more, period, text } of watched) {
        watchLogLines(
            `${name}-${key}`,
            {
                ...{ scope, topics, logGroupName, period },
                pattern: `"${phrase}"`,
                filterName: `${scope.prefix}-${name}-${key}`,
                metricName: `${name}-${key}`,
                allowed: more,
                alarmDescription: `${title} ${text} Runbook: ${aboutDatabases.runbook}`,
            },
            parent,
        );
    }
}
