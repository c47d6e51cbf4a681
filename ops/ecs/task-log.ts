import type { CloudWatchLogs, OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { appContainer } from "../../components/ecs/service/container-definitions";
import type { ServiceConfig } from "../../components/ecs/service/schema/service";
import type { Session } from "../session";
import { shortName } from "./services";

/**
 * Log stream of a task's app.
 *
 * @param prefix `service`, or `task-<task>`.
 * @param forwards Whether a log router writes it: that names a stream by the tag of FireLens.
 */
export function streamOf(prefix: string, taskArn: string, forwards = false): string {
    return `${prefix}/${appContainer}/${forwards ? `${appContainer}-firelens-` : ""}${shortName(taskArn)}`;
}

/** Whether a log router writes a service's log. */
export function forwardsLogs({ logging }: Pick<ServiceConfig, "logging">): boolean {
    return logging.forward !== undefined;
}

/** The last lines of a stream; none where there is no such stream. */
export async function lastLines(
    { aws }: Session,
    logGroupName: string,
    logStreamName: string,
    limit: number,
): Promise<string[]> {
    const logs = await aws.logs();
    const { events } = await existing(logs.getLogEvents({ logGroupName, logStreamName, limit }));
    return events.map(({ message }) => message ?? "");
}

/** A stream that is read from its beginning, piece by piece. */
export class LogReader {
    private token: string | undefined;

    constructor(
        private readonly logs: CloudWatchLogs,
        private readonly logGroupName: string,
        private readonly logStreamName: string,
    ) {}

    /** The lines that came since the last time; a stream appears some seconds after its first line. */
    async next(): Promise<string[]> {
        const { logGroupName, logStreamName } = this;
        const lines: string[] = [];
        for (;;) {
            const nextToken = this.token;
            const answer = await existing(
                this.logs.getLogEvents({ logGroupName, logStreamName, startFromHead: true, nextToken }),
            );
            lines.push(...answer.events.map(({ message }) => message ?? ""));
            // The end is where the token stays the same.
            if (answer.token === undefined || answer.token === nextToken) {
                return lines;
            }
            this.token = answer.token;
        }
    }
}

async function existing(
    call: Promise<{ events?: OutputLogEvent[] | undefined; nextForwardToken?: string | undefined }>,
): Promise<{ events: readonly OutputLogEvent[]; token: string | undefined }> {
    try {
        const { events = [], nextForwardToken } = await call;
        return { events, token: nextForwardToken };
    } catch (error) {
        if (error instanceof Error && error.name === "ResourceNotFoundException") {
            return { events: [], token: undefined };
        }
        throw error;
    }
}
