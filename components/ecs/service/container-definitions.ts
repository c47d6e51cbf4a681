import { linuxParameters } from "./hardening";
import { cloudWatchLogs, forwardedLogs, routerContainer, routerName, type LogTarget } from "./log-router";
import { healthCommandTimes } from "./timeouts";
import type { ServiceConfig } from "./schema/service";

/** Name of the container that is the app, the same in every task. */
export const appContainer = "app";

export interface ContainerArgs {
    readonly config: ServiceConfig;
    /** Address of the image. */
    readonly image: string;
    readonly logs: LogTarget;
    /** A task to run once: its own command and memory, and no port, so that it never waits for one to be free. */
    readonly task?: { readonly command: readonly string[]; readonly memoryMiB?: number | undefined } | undefined;
    /** Stands for the present values of the secrets. */
    readonly secretsDigest?: string | undefined;
}

/**
 * The containers of a task: the app, and the log router when logs are forwarded. Lists are sorted by name, so that the
 * order of the configuration's keys never makes a new revision.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function containerDefinitions({ config, image, logs, task, secretsDigest }: ContainerArgs) {
    const { forward } = config.logging;
    const command = task?.command ?? config.command;
    const app = {
        name: appContainer,
        image,
        essential: true,
        ...(command === undefined ? {} : { command }),
        cpu: config.cpuUnits,
        ...memory(config, task?.memoryMiB),
        user: config.user,
        privileged: false,
        readonlyRootFilesystem: config.readonlyRootFilesystem,
        linuxParameters: linuxParameters(config.user, writableDirectories(config), config.exec),
        environment: environment(config, logs.region),
        secrets: sorted(config.secrets).map(([name, valueFrom]) => ({ name, valueFrom })),
        ...(secretsDigest === undefined ? {} : { dockerLabels: { "secrets-digest": secretsDigest } }),
        portMappings: task === undefined ? portMappings(config) : [],
        ...(task === undefined ? healthCheck(config) : {}),
        stopTimeout: config.stopTimeoutSeconds,
        logConfiguration: forward === undefined ? cloudWatchLogs(logs) : forwardedLogs(forward),
    };
    return forward === undefined
        ? [app]
        : [
              { ...app, dependsOn: [{ containerName: routerName, condition: "START" }] },
              routerContainer(logs, appContainer, forward),
          ];
}

/** Seconds within which failures do not count, of which ECS allows 300. A copy that is unhealthy counts as failed. */
function healthCheck({ healthCommand, startGraceSeconds }: ServiceConfig) {
    return healthCommand === undefined
        ? {}
        : {
              healthCheck: {
                  command: ["CMD", ...healthCommand],
                  interval: healthCommandTimes.intervalSeconds,
                  timeout: 5,
                  retries: healthCommandTimes.retries,
                  startPeriod: Math.min(startGraceSeconds, 300),
              },
          };
}

/** The hard limit, and what placement sets aside where that is less; ECS refuses a reservation that is not less. */
function memory(config: ServiceConfig, taskMiB: number | undefined) {
    const reservation = config.memoryReservationMiB;
    const limit = taskMiB ?? config.memoryMiB;
    return taskMiB !== undefined || reservation === undefined || reservation >= limit
        ? { memory: limit }
        : { memory: limit, memoryReservation: reservation };
}

/**
 * `/tmp`, and with ECS Exec the directory that its agent keeps state in. What else the agent reads and writes, its
 * programs and `/var/log/amazon/ssm`, are mounts that ECS makes on the instance.
 * @see https://github.com/aws/containers-roadmap/issues/1359
 */
function writableDirectories({ exec, readonlyRootFilesystem }: ServiceConfig): readonly string[] {
    return exec && readonlyRootFilesystem ? ["/tmp", "/var/lib/amazon/ssm"] : ["/tmp"];
}

/** The region is said because tasks cannot ask the instance for it, and AWS's libraries would. */
function environment({ environment: variables, secrets, port }: ServiceConfig, region: string) {
    return sorted({
        ...("AWS_REGION" in secrets ? {} : { AWS_REGION: region }),
        ...variables,
        ...(port === undefined ? {} : { PORT: String(port) }),
    }).map(([name, value]) => ({ name, value }));
}

/** An awsvpc task has its ports to itself; otherwise `hostPort`, where 0 lets ECS pick one of 32768-65535. */
function portMappings({ port, networkMode, hostPort }: ServiceConfig) {
    return port === undefined
        ? []
        : [{ containerPort: port, hostPort: networkMode === "awsvpc" ? port : hostPort, protocol: "tcp" }];
}

function sorted(record: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
    return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
