import { bakeSeconds } from "../../load-balancing/deployment-alarm";
import type { ServiceConfig } from "./schema/service";

/** Failed copies after which ECS gives a deployment of few copies up. */
const circuitBreakerFailures = 3;
/** Until a new instance takes copies, where there is no room for them. */
const roomSeconds = 600;
/** To pull an image and start it. */
const pullSeconds = 120;
/** ECS starts copies that keep failing at growing intervals. */
const pauseSeconds = 900;
/** When ECS asks a container's `healthCommand`, and after how many failures the copy is unhealthy. */
export const healthCommandTimes = { intervalSeconds: 30, retries: 3 } as const;
/** The provider's own wait for a deletion. */
const deleteSeconds = 1200;

/**
 * How long `pulumi up` waits for the service. A deployment that fails and goes back ends within it, so that the message is
 * of the failure and not of the time. Longest is: new room, three copies one after another that never become healthy, one
 * of the last revision, and the time that ECS watches the result.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function deploymentTimeouts(
    config: Pick<
        ServiceConfig,
        "healthCheck" | "healthCommand" | "startGraceSeconds" | "deregistrationDelaySeconds" | "stopTimeoutSeconds"
    >,
) {
    const { intervalSeconds, healthyThreshold, unhealthyThreshold } = config.healthCheck;
    const judged = Math.max(
        intervalSeconds * Math.max(healthyThreshold, unhealthyThreshold),
        config.healthCommand === undefined ? 0 : healthCommandTimes.intervalSeconds * healthCommandTimes.retries,
    );
    const start = pullSeconds + config.startGraceSeconds + judged;
    const leave = config.deregistrationDelaySeconds + config.stopTimeoutSeconds;
    const rollout = roomSeconds + (circuitBreakerFailures + 1) * start + pauseSeconds + leave + bakeSeconds;
    return { create: minutes(rollout), update: minutes(rollout), delete: minutes(deleteSeconds + leave) };
}

function minutes(seconds: number): string {
    return `${Math.ceil(seconds / 60)}m`;
}
