import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { isPassing } from "../errors";

/** What became of a deployment that was waited for. */
export interface Ended {
    readonly result: "reached" | "failed" | "time is up";
    /** As it was last; undefined where ECS never told of it. */
    readonly last: ServiceDeployment | undefined;
}

export interface Waiting {
    /** The deployment as it is now; undefined while ECS does not know it yet. */
    readonly read: () => Promise<ServiceDeployment | undefined>;
    /** The end that is wanted. After a stop, that is the way back. */
    readonly wanted: "SUCCESSFUL" | "ROLLBACK_SUCCESSFUL";
    readonly timeoutMs: number;
    readonly now: () => number;
    readonly sleep: (milliseconds: number) => Promise<void>;
    readonly report: (line: string) => void;
}

const pollMs = 5000;
/** After a call that AWS had no time for. */
const busyMs = 15_000;

const ends: ReadonlySet<string> = new Set(["SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"]);

/**
 * Waits for the end of a deployment as ECS itself judges it. That a service is steady says nothing: after a rollback it is
 * steady as well.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
 */
export async function waitForDeployment({ read, wanted, timeoutMs, now, sleep, report }: Waiting): Promise<Ended> {
    const deadline = now() + timeoutMs;
    let last: ServiceDeployment | undefined;
    for (;;) {
        let pause = pollMs;
        try {
            last = (await read()) ?? last;
        } catch (error) {
            if (!isPassing(error)) {
                throw error;
            }
            pause = busyMs;
        }
        if (last?.status !== undefined && ends.has(last.status)) {
            return { result: last.status === wanted ? "reached" : "failed", last };
        }
        report(last === undefined ? "waiting for ECS to begin" : progressOf(last));
        if (now() + pause > deadline) {
            return { result: "time is up", last };
        }
        await sleep(pause);
    }
}

/** One line: status, and copies of the revision that is to run. */
export function progressOf({
    status,
    targetServiceRevision,
    deploymentCircuitBreaker,
    lifecycleStage,
}: ServiceDeployment): string {
    const { requestedTaskCount = 0, runningTaskCount = 0, pendingTaskCount = 0 } = targetServiceRevision ?? {};
    const failed = deploymentCircuitBreaker?.failureCount ?? 0;
    return [
        `${words(status)}: ${runningTaskCount} of ${requestedTaskCount} copies run`,
        ...(pendingTaskCount > 0 ? [`${pendingTaskCount} starting`] : []),
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(lifecycleStage === undefined ? [] : [`stage ${words(lifecycleStage)}`]),
    ].join(", ");
}

/** Why ECS did not do what was wanted, as it says itself. */
export function reasonsOf(deployment: ServiceDeployment | undefined): string[] {
    const { status, statusReason, deploymentCircuitBreaker: breaker, alarms, rollback } = deployment ?? {};
    const fired = alarms?.triggeredAlarmNames ?? [];
    return [
        ...(status === undefined
            ? []
            : [`ECS: ${words(status)}${statusReason === undefined ? "" : `: ${statusReason}`}`]),
        ...(breaker?.status === "TRIGGERED"
            ? [`circuit breaker: ${breaker.failureCount ?? 0} copies failed, ${breaker.threshold ?? "?"} may`]
            : []),
        ...(fired.length > 0 ? [`alarms: ${fired.join(", ")}`] : []),
        ...(rollback?.reason === undefined ? [] : [`rolled back: ${rollback.reason}`]),
    ];
}

function words(name: string | undefined): string {
    return (name ?? "unknown").toLowerCase().replaceAll("_", " ");
}
