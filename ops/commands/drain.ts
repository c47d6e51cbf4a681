import { fits, type Capacity } from "@platform/aws-model/capacity";
import type { Answer, OpsCommand } from "../command";
import { containerInstances, demandOn, type Instance } from "../ecs/instances";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";

const pollMs = 10_000;

export const drain: OpsCommand = {
    name: "drain",
    args: "<instance>",
    summary: "move the tasks of an instance to others, and with --replace have a new one take its place",
    details: `The instance is an EC2 id, or "oldest". Copies are started elsewhere before those here stop; one-off tasks are waited for. Where
the other instances have no room now, --force goes on: the cluster grows, if maxInstances lets it. Without --replace, the instance
stays, takes no tasks, and costs what it did.`,
    flags: [
        ["--replace", "end the instance afterwards, and wait until its successor has registered"],
        ["--force", "drain it though the other instances have no room for its tasks now"],
    ],
    changes: true,
    waits: "30m",
    async run(session, [wanted = ""], options) {
        const all = await containerInstances(session);
        const instance = chosen(all, wanted);
        const others = all.filter(
            ({ arn, status, connected }) => arn !== instance.arn && status === "ACTIVE" && connected,
        );
        const stranded = withoutRoom(await demandOn(session, instance), others);
        if (stranded > 0 && options["force"] !== true) {
            return {
                exitCode: exitCodes.wanting,
                text: [
                    `${others.length} other instances have no room for ${stranded} of the tasks on ${instance.id}. Nothing was changed; --force goes on.`,
                ],
                data: { instance: instance.id, unplaced: stranded },
            };
        }
        const ecs = await session.aws.ecs();
        const input = {
            cluster: session.stack.prefix,
            containerInstances: [instance.arn],
            status: "DRAINING" as const,
        };
        await session.change(
            "ecs UpdateContainerInstancesState",
            input,
            () => ecs.updateContainerInstancesState(input),
            undefined,
        );
        const deadline = session.world.now() + session.timeoutMs("30m");
        const emptied = session.dryRun || (await until(session, deadline, (now) => state(now, instance)));
        if (!emptied) {
            return answer(instance, "draining");
        }
        if (options["replace"] !== true) {
            return answer(instance, "drained");
        }
        return await replace(session, instance, all, deadline);
    },
};

async function replace(
    session: Session,
    instance: Instance,
    before: readonly Instance[],
    deadline: number,
): Promise<Answer> {
    const autoScaling = await session.aws.autoScaling();
    const input = { InstanceId: instance.id, ShouldDecrementDesiredCapacity: false };
    await session.change(
        "autoscaling TerminateInstanceInAutoScalingGroup",
        input,
        () => autoScaling.terminateInstanceInAutoScalingGroup(input),
        undefined,
    );
    const known = new Set(before.map(({ arn }) => arn));
    const registered =
        session.dryRun ||
        (await until(session, deadline, (now) =>
            now.some(({ arn, connected }) => connected && !known.has(arn))
                ? undefined
                : `${instance.id} is gone; waiting for its successor`,
        ));
    return answer(instance, registered ? "replaced" : "replacing");
}

function answer({ id }: Instance, result: "draining" | "drained" | "replacing" | "replaced"): Answer {
    const texts = {
        draining: `${id} is being drained, and ECS goes on. Tasks that stay are one-off tasks, or copies for which there is no room.`,
        drained: `${id} runs no tasks, and takes none. --replace ends it.`,
        replacing: `${id} is ended; its successor has not registered yet.`,
        replaced: `${id} is ended, and its successor has registered.`,
    };
    return {
        exitCode: result === "draining" || result === "replacing" ? exitCodes.timeIsUp : exitCodes.done,
        text: [texts[result]],
        data: { instance: id, result },
    };
}

/** Polls until a question has no answer any more; false when the time is up. */
async function until(
    session: Session,
    deadline: number,
    question: (instances: readonly Instance[]) => string | undefined,
): Promise<boolean> {
    for (;;) {
        const open = question(await containerInstances(session));
        if (open === undefined) {
            return true;
        }
        session.progress.state(open);
        if (session.world.now() + pollMs > deadline) {
            return false;
        }
        await session.world.sleep(pollMs);
    }
}

function state(instances: readonly Instance[], { arn, id }: Instance): string | undefined {
    const tasks = instances.find((one) => one.arn === arn)?.tasks ?? 0;
    return tasks === 0 ? undefined : `${id}: ${tasks} tasks left`;
}

function chosen(all: readonly Instance[], wanted: string): Instance {
    const instance = wanted === "oldest" ? all[0] : all.find(({ id }) => id === wanted);
    if (instance === undefined) {
        const known = all.map(({ id }) => id).join(", ") || "none";
        throw new OpsError(exitCodes.usage, `the cluster has no instance "${wanted}"; it has: ${known}.`);
    }
    return instance;
}

/** How many of the tasks find no place on the instances, the largest placed first. Ports and zones are not looked at. */
function withoutRoom(tasks: readonly Capacity[], others: readonly Instance[]): number {
    const free = others.map(({ free: left }) => ({ ...left }));
    return [...tasks]
        .sort((a, b) => b.memoryMiB - a.memoryMiB)
        .filter((task) => {
            const host = free.find((one) => fits({ ...task, networkInterfaces: 0 }, { ...one, networkInterfaces: 0 }));
            if (host !== undefined) {
                host.cpuUnits -= task.cpuUnits;
                host.memoryMiB -= task.memoryMiB;
            }
            return host === undefined;
        }).length;
}
