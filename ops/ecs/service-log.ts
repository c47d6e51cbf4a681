import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import { serviceOf } from "../stack";

/** Which lines of a service's log group are meant. */
export interface LogQuery {
    readonly logGroupName: string;
    readonly filterPattern?: string;
    readonly logStreamNamePrefix?: string;
    /** What the id of a task starts with. */
    readonly taskId?: string;
}

/** @throws OpsError (2) for a task that the service does not have. */
export function logQuery(
    { stack }: Session,
    key: string,
    { task, pattern }: { readonly task: string | undefined; readonly pattern: string | undefined },
): LogQuery {
    const { config, names } = serviceOf(stack, key);
    const prefixes = new Map([
        ["service", "service/"],
        ...Object.keys(config.scheduledTasks).map((name): [string, string] => [name, `schedule-${name}/`]),
        ...Object.keys(config.tasks).map((name): [string, string] => [name, `task-${name}/`]),
    ]);
    const prefix = task === undefined ? undefined : prefixes.get(task);
    if (task !== undefined && prefix === undefined && !/^[0-9a-f]{4,32}$/.test(task)) {
        const known = [...prefixes.keys()].join(", ");
        throw new OpsError(
            exitCodes.usage,
            `--task is "${task}"; allowed: ${known}, or the first characters of a task's id.`,
        );
    }
    return {
        logGroupName: names.logGroup,
        ...(pattern === undefined ? {} : { filterPattern: pattern }),
        ...(prefix === undefined ? {} : { logStreamNamePrefix: prefix }),
        ...(task === undefined || prefix !== undefined ? {} : { taskId: task }),
    };
}

/** Lines since a time, oldest first. */
export async function readLog(
    { aws }: Session,
    { taskId, ...query }: LogQuery,
    startTime: number,
): Promise<FilteredLogEvent[]> {
    const client = await aws.logs();
    const events = await allPages(async (token) => {
        const page = await client.filterLogEvents({ ...query, startTime, nextToken: token });
        return [page.events, page.nextToken];
    });
    return events
        .filter(({ logStreamName = "" }) => taskId === undefined || idOf(logStreamName).startsWith(taskId))
        .sort((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
}

/** `0123abcd` of a copy, `report/0123abcd` of a task. */
export function writerOf(stream: string): string {
    const [prefix = ""] = stream.split("/");
    const id = idOf(stream).slice(0, 8);
    return prefix === "service" ? id : `${prefix.replace(/^(task|schedule)-/, "")}/${id}`;
}

/** Id of the task whose stream it is; a log router puts a tag before it. */
function idOf(stream: string): string {
    return stream.slice(stream.lastIndexOf("/") + 1).replace(/^.*-/, "");
}
