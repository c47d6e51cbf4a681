import { isScaled } from "../../components/ecs/service/scaling";
import type { Answer, OpsCommand } from "../command";
import { findService } from "../ecs/services";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import { readStack, serviceOf } from "../stack";
import { changedLines, pathOfService, StackFile } from "../stack-file";

const pollMs = 5000;

export const scale: OpsCommand = {
    name: "scale",
    args: "<service> <count>",
    summary: "run another number of copies, and wait until they run",
    details: `The stack file is checked with that number first: the cluster has to hold the copies. The next "pulumi up" sets back what the
file says; --write writes the number there.`,
    flags: [["--write", "write the number to the stack file as well"]],
    changes: true,
    waits: "20m",
    async run(session, [key = "", count = ""], options) {
        const { stack, world, progress } = session;
        const { config } = serviceOf(stack, key);
        if (isScaled(config)) {
            const { minCount, maxCount } = config.scaling ?? {};
            throw new OpsError(
                exitCodes.usage,
                `the load decides how many copies of ${key} run, from ${minCount} to ${maxCount}: change scaling.minCount or ` +
                    `scaling.maxCount in Pulumi.${stack.name}.yaml and run \`pulumi up\`.`,
            );
        }
        if (!/^[0-9]{1,4}$/.test(count)) {
            throw new OpsError(exitCodes.usage, `the count is "${count}"; allowed: a number from 0 to 1000.`);
        }
        const file = new StackFile(stack.file);
        file.set([...pathOfService(key, config), "desiredCount"], Number(count));
        readStack(world.root, stack.name, new Map([["platform:services", file.block("services")]]));

        const service = await findService(session, key);
        const ecs = await session.aws.ecs();
        const input = { cluster: stack.prefix, service: service.serviceName, desiredCount: Number(count) };
        const sent = await session.change("ecs UpdateService", input, () => ecs.updateService(input), undefined);
        if (sent === undefined) {
            return { exitCode: exitCodes.done, text: [], data: { service: key } };
        }
        if (options["write"] === true) {
            file.write();
        }
        const deadline = world.now() + session.timeoutMs("20m");
        for (;;) {
            const { services: [now] = [] } = await ecs.describeServices({
                cluster: stack.prefix,
                services: [service.serviceArn],
            });
            const running = now?.runningCount ?? 0;
            if (running === Number(count) || world.now() + pollMs > deadline) {
                return answer(session, {
                    key,
                    wanted: Number(count),
                    running,
                    before: config.desiredCount,
                    file,
                    written: options["write"] === true,
                });
            }
            progress.state(`${key}: ${running} of ${count} copies run`);
            await world.sleep(pollMs);
        }
    },
};

interface Scaled {
    readonly key: string;
    readonly wanted: number;
    readonly running: number;
    /** What the stack file said. */
    readonly before: number;
    readonly file: StackFile;
    readonly written: boolean;
}

function answer({ stack }: Session, { key, wanted, running, before, file, written }: Scaled): Answer {
    const name = `Pulumi.${stack.name}.yaml`;
    return {
        exitCode: running === wanted ? exitCodes.done : exitCodes.timeIsUp,
        text: [
            running === wanted
                ? `${key} runs ${wanted} copies.`
                : `${key} runs ${running} of ${wanted} copies, and ECS goes on.`,
            ...(written
                ? [`${name} says so now:`, ...changedLines(file.before, file.after)]
                : before === wanted
                  ? []
                  : [
                        `${name} says ${before}: the next pulumi up sets that again. With --write, this command writes ${wanted} there.`,
                    ]),
        ],
        data: { service: key, wanted, running, written },
    };
}
