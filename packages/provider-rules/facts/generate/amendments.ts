import type { Facts } from "../facts";

/** A limit that AWS has moved since the probed provider was made. */
interface Amendment {
    /** The end of the path. */
    readonly path: string;
    /** Where the type matters: the beginning of its token. */
    readonly type?: string;
    readonly limits: readonly [number | null, number | null];
}

/**
 * Sources: @pulumi/aws 7.48.0's own documentation of each argument, and
 * https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html for gp3 (up to 2,000 MiB/s).
 */
const AMENDMENTS: readonly Amendment[] = [
    { path: "throughput", limits: [125, 2000] },
    { type: "aws:apigateway/integration:", path: "timeoutMilliseconds", limits: [50, 900000] },
    { type: "aws:ecs/taskSet:", path: "containerPort", limits: [0, 65536] },
    { type: "aws:lambda/function:", path: "memorySize", limits: [128, 32768] },
    { type: "aws:rds/cluster:", path: "serverlessv2ScalingConfiguration.maxCapacity", limits: [0.5, 256] },
    { type: "aws:sqs/queue:", path: "maxMessageSize", limits: [1024, 1048576] },
];

/** Lists that AWS lengthens too often for a table to keep up. */
const VOLATILE =
    /runtime|region|instancetype|instanceclass|version|engine|document|family|resourcetype|machinetype|logsexports|^name$/i;

export function isVolatile(path: string): boolean {
    return VOLATILE.test(path.replaceAll(".*", "").split(".").at(-1) ?? "");
}

/** Replaces limits that have moved, and drops those that contradict themselves: they stand for several ranges. */
export function amendedRanges(type: string, ranges: NonNullable<Facts["range"]>): NonNullable<Facts["range"]> {
    const kept = Object.entries(ranges).flatMap(([path, limits]) => {
        const moved = AMENDMENTS.find((one) => path.endsWith(one.path) && type.startsWith(one.type ?? ""));
        const [low, high] = moved?.limits ?? limits;
        const sound = low === null || high === null || low <= high;
        return sound ? [[path, [low, high]] as const] : [];
    });
    return Object.fromEntries(kept);
}
