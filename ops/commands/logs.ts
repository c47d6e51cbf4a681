import type { FilteredLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { CommandOptions, OpsCommand } from "../command";
import { logQuery, readLog, writerOf, type LogQuery } from "../ecs/service-log";
import { exitCodes, OpsError } from "../errors";
import { durationMs, type Session } from "../session";

const pollMs = 2000;
/** Lines arrive out of order and late; those that were shown are known by their ids. */
const overlapMs = 30_000;

export const logs: OpsCommand = {
    name: "logs",
    args: "<service>",
    summary: "the lines that a service and its tasks logged",
    details: `Each line has its time, the task that wrote it, and the text. --task takes the name of a task or of a scheduled task,
"service" for the running copies alone, or the first characters of a task's id.`,
    flags: [
        ["--since <time>", "how far back, such as 90s, 20m, 2h or 3d (default: 1h)"],
        ["--task <task>", "only the lines of these tasks"],
        ["--grep <pattern>", "a filter pattern of CloudWatch Logs, such as ERROR or '{ $.level = \"error\" }'"],
        ["--follow", "go on with new lines until Ctrl-C"],
    ],
    changes: false,
    async run(session, [key = ""], options) {
        const { world } = session;
        if (options["follow"] === true && options.json === true) {
            throw new OpsError(
                exitCodes.usage,
                "--follow has no end, and --json writes one object at the end: leave one out.",
            );
        }
        const since = world.now() - durationMs(textOf(options, "since") ?? "1h", "--since");
        const query = logQuery(session, key, { task: textOf(options, "task"), pattern: textOf(options, "grep") });
        const events = await readLog(session, query, since);
        if (options.json !== true) {
            print(session, events);
        }
        if (options["follow"] === true) {
            await follow(session, query, events);
        } else if (events.length === 0) {
            session.progress.line("no lines");
        }
        return {
            exitCode: exitCodes.done,
            text: [],
            data: {
                service: key,
                events: events.map(({ timestamp, logStreamName, message }) => ({
                    timestamp,
                    stream: logStreamName,
                    message,
                })),
            },
        };
    },
};

/** Until Ctrl-C, which is its usual end. */
async function follow(session: Session, query: LogQuery, shown: readonly FilteredLogEvent[]): Promise<void> {
    let known = new Set(shown.map(({ eventId }) => eventId));
    let from = session.world.now();
    for (;;) {
        try {
            await session.world.sleep(pollMs);
        } catch (error) {
            if (error instanceof Error && error.name === "AbortError") {
                return;
            }
            throw error;
        }
        const next = session.world.now();
        const events = await readLog(session, query, from - overlapMs);
        print(
            session,
            events.filter(({ eventId }) => !known.has(eventId)),
        );
        known = new Set([...events.map(({ eventId }) => eventId), ...shown.map(({ eventId }) => eventId)]);
        from = next;
    }
}

function print({ world }: Session, events: readonly FilteredLogEvent[]): void {
    world.out(
        events
            .map(
                ({ timestamp = 0, logStreamName = "", message = "" }) =>
                    `${new Date(timestamp).toISOString()} ${writerOf(logStreamName)} ${message.trimEnd()}\n`,
            )
            .join(""),
    );
}

function textOf(options: CommandOptions, flag: string): string | undefined {
    const value = options[flag];
    return typeof value === "string" ? value : undefined;
}
