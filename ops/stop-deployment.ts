import type { Answer } from "./command";
import { reasonsOf } from "./ecs/deployment";
import { waitedFor } from "./ecs/roll";
import { describeDeployment, deploymentsSince } from "./ecs/service-deployments";
import { findService } from "./ecs/services";
import { exitCodes } from "./errors";
import { shortImage } from "./images/address";
import { liveVersion, movePointer, readPointer } from "./images/pointer";
import type { Session } from "./session";
import { serviceOf } from "./stack";

/** ARN of a service's deployment that has not ended; undefined where there is none. */
export async function deploymentUnderWay(session: Session, key: string): Promise<string | undefined> {
    const service = await findService(session, key);
    const ecs = await session.aws.ecs();
    const [newest] = await deploymentsSince(ecs, service, service.createdAt ?? new Date(0));
    const deployment = newest && (await describeDeployment(ecs, newest.arn));
    return deployment?.status === "IN_PROGRESS" || deployment?.status === "PENDING" ? newest?.arn : undefined;
}

/** Has ECS go back to the copies from before a deployment, and moves the parameter back where one names the image. */
export async function stopDeployment(session: Session, key: string, arn: string): Promise<Answer> {
    const ecs = await session.aws.ecs();
    const input = { serviceDeploymentArn: arn, stopType: "ROLLBACK" } as const;
    const sent = await session.change(
        "ecs StopServiceDeployment",
        input,
        () => ecs.stopServiceDeployment(input),
        undefined,
    );
    const parameter = await parameterBack(session, key);
    if (sent === undefined) {
        return { exitCode: exitCodes.done, text: [], data: { service: key } };
    }
    const { result, last } = await waitedFor(session, key, () => describeDeployment(ecs, arn), "ROLLBACK_SUCCESSFUL");
    const why = result === "reached" ? [] : reasonsOf(last);
    return {
        exitCode: { reached: exitCodes.done, failed: exitCodes.deploymentFailed, "time is up": exitCodes.timeIsUp }[
            result
        ],
        text: [
            {
                reached: `The deployment of ${key} was stopped, and the copies from before it run.`,
                failed: `The deployment of ${key} was stopped, and ECS did not get back.`,
                "time is up": `The deployment of ${key} is being stopped; ECS goes on with that.`,
            }[result],
            ...parameter,
            ...why.map((line) => `  ${line}`),
        ],
        data: { service: key, result: result === "reached" ? "stopped" : result, serviceDeployment: arn, why },
    };
}

/** What became of the parameter, in words. */
async function parameterBack(session: Session, key: string): Promise<string[]> {
    if (typeof serviceOf(session.stack, key).config.image === "string") {
        return [
            `Pulumi.${session.stack.name}.yaml still names the image that was stopped: put the last one there before the next pulumi up.`,
        ];
    }
    const pointer = await readPointer(session, key);
    const live = await liveVersion(session, pointer.name);
    if (live === undefined) {
        return [
            "No version of its parameter is marked as live, so the parameter was left as it is: look at it before the next pulumi up.",
        ];
    }
    await movePointer(
        session,
        pointer,
        live.value,
        `back from ${shortImage(pointer.value)}, whose deployment was stopped`,
    );
    return [`Its parameter names ${shortImage(live.value)}.`];
}
