import { logRouter } from "./demand";
import { linuxParameters } from "./hardening";
import type { ServiceConfig } from "./schema/service";

type Forward = NonNullable<ServiceConfig["logging"]["forward"]>;

/** Where the containers of a task log to in CloudWatch Logs. */
export interface LogTarget {
    readonly region: string;
    readonly logGroup: string;
    /** First part of the log streams' names, `<prefix>/<container>/<task id>`. */
    readonly streamPrefix: string;
}

export const routerName = "log-router";

/** Files of the router's own, in memory: the output to CloudWatch Logs, and the endpoint's authority. */
const files = { cloudWatch: "/tmp/cloudwatch.conf", authority: "/tmp/authority.pem" } as const;

/**
 * Pinned, as it stands beside every app.
 * @see https://github.com/aws/aws-for-fluent-bit/releases
 */
const routerImage = "public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.14";

/** Log driver that writes to CloudWatch Logs; when they are out of reach, the app goes on and the oldest lines are lost. */
export function cloudWatchLogs({ region, logGroup, streamPrefix }: LogTarget) {
    return {
        logDriver: "awslogs",
        options: {
            "awslogs-group": logGroup,
            "awslogs-region": region,
            "awslogs-stream-prefix": streamPrefix,
            "max-buffer-size": "10m",
            mode: "non-blocking",
        },
    };
}

/**
 * Log driver that hands the app's lines to the router; the options are those of Fluent Bit's output plugin.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs
 */
export function forwardedLogs({ plugin, host, port, tls, path, secretOptions, ca }: Forward) {
    return {
        logDriver: "awsfirelens",
        options: {
            Name: plugin,
            Host: host,
            Port: String(port),
            ...(plugin === "http"
                ? { URI: path, Format: "json", json_date_key: "@timestamp", json_date_format: "iso8601" }
                : {}),
            Retry_Limit: "5",
            ...(tls ? { tls: "On", "tls.verify": "On" } : { tls: "Off" }),
            ...(ca === undefined ? {} : { "tls.ca_file": files.authority }),
        },
        ...(Object.keys(secretOptions).length === 0
            ? {}
            : {
                  secretOptions: Object.entries(secretOptions)
                      .sort(([a], [b]) => (a < b ? -1 : 1))
                      .map(([name, valueFrom]) => ({ name, valueFrom })),
              }),
    };
}

/**
 * A second output beside that of FireLens, of which there is one for each container: what the endpoint does not get while
 * it or the VPN is away is in CloudWatch Logs. The app's lines stand there as without a router, under its stream prefix.
 * @see https://docs.fluentbit.io/manual/pipeline/outputs/cloudwatch
 */
function cloudWatchOutput({ region, logGroup, streamPrefix }: LogTarget, container: string): string {
    return `[OUTPUT]
    Name cloudwatch_logs
    Match ${container}-*
    region ${region}
    log_group_name ${logGroup}
    log_stream_prefix ${streamPrefix}/${container}/
    log_key log
    Retry_Limit 10
`;
}

/** Writes the router's files, since the image has none of them, and goes on as the image does. */
function startCommand(withAuthority: boolean): string {
    return [
        `printf '%s' "$CLOUDWATCH_OUTPUT" > ${files.cloudWatch}`,
        ...(withAuthority ? [`printf '%s\\n' "$AUTHORITY" > ${files.authority}`] : []),
        "exec /entrypoint.sh",
    ].join(" && ");
}

/**
 * The router: Fluent Bit as FireLens sets it up. It has to run as root, for the socket that it shares with the app's log
 * driver. The app starts after it and stops before it, so that no line is lost.
 * @see https://github.com/aws/containers-roadmap/issues/2122
 */
export function routerContainer(logs: LogTarget, container: string, { ca }: Forward) {
    return {
        name: routerName,
        image: routerImage,
        essential: true,
        cpu: logRouter.cpuUnits,
        memory: logRouter.memoryMiB,
        memoryReservation: logRouter.memoryReservationMiB,
        user: "0",
        privileged: false,
        readonlyRootFilesystem: true,
        linuxParameters: linuxParameters("0", ["/tmp"]),
        command: ["/bin/sh", "-c", startCommand(ca !== undefined)],
        environment: [{ name: "CLOUDWATCH_OUTPUT", value: cloudWatchOutput(logs, container) }],
        secrets: ca === undefined ? [] : [{ name: "AUTHORITY", valueFrom: ca }],
        firelensConfiguration: {
            type: "fluentbit",
            options: {
                "enable-ecs-log-metadata": "true",
                "config-file-type": "file",
                "config-file-value": files.cloudWatch,
            },
        },
        logConfiguration: cloudWatchLogs(logs),
    };
}
