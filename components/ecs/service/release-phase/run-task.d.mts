/** What all tasks of a service are run with: the function's variable `SETTINGS`, as JSON. */
export interface RunSettings {
    readonly cluster: string;
    readonly capacityProvider: string;
    readonly placementStrategy: readonly object[];
    /** For tasks with addresses of their own. */
    readonly networkConfiguration?: object;
    /** Where the tasks log. */
    readonly logGroupName: string;
    /** Whether a log router writes there. Default: the app's log driver does. */
    readonly forwardsLogs?: boolean;
}

/** What the function is called with. */
export interface RunRequest {
    /** Name of the task in the stack file. */
    readonly task: string;
    /** ARN of the revision to run. */
    readonly taskDefinition: string;
}

type Call = (input: Readonly<Record<string, unknown>>) => Promise<object>;

/** The AWS clients, and time. */
export interface RunnerTools {
    readonly ecs: Readonly<Record<"listTasks" | "describeTasks" | "runTask", Call>>;
    readonly logs: Readonly<Record<"getLogEvents", Call>>;
    readonly settings: RunSettings;
    /** @default Date.now */
    readonly now?: () => number;
    /** @default setTimeout */
    readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** The function's handler. @throws ReleaseTaskFailed unless the task ended with exit code 0 */
export function taskRunner(
    tools: RunnerTools,
): (
    event: RunRequest,
    context: { getRemainingTimeInMillis(): number },
) => Promise<{ readonly task: string; readonly exitCode: 0 }>;
