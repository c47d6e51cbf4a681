import { taskFamily } from "../../components/ecs/service/names";
import type { OpsCommand } from "../command";
import { runTask } from "../ecs/run-task";
import { findService } from "../ecs/services";
import { exitCodes, OpsError } from "../errors";
import { serviceOf } from "../stack";

export const run: OpsCommand = {
    name: "run",
    args: "<service> <task> [command...]",
    summary: "run a one-off task, follow its log, and end with its exit code",
    details: `The task is one of "tasks" in the stack file, with the image that was deployed last. A command after -- takes the place of
the task's own. Exit code: the container's own; 125 when it did not start; 5 when the time is up, and the task goes on.`,
    changes: true,
    waits: "1h",
    async run(session, [key = "", task = "", ...command]) {
        const { config, names } = serviceOf(session.stack, key);
        if (!Object.hasOwn(config.tasks, task)) {
            const known = Object.keys(config.tasks).join(", ") || "none";
            throw new OpsError(exitCodes.usage, `${key} has no task "${task}"; it has: ${known}.`);
        }
        const { world, options, progress } = session;
        const log: string[] = [];
        const onLine = (line: string): void => {
            progress.clear();
            if (options.json === true) {
                log.push(line);
            } else {
                world.out(`${line}\n`);
            }
        };
        const service = await findService(session, key);
        const own = command.length === 0 ? {} : { command };
        const ran = await runTask(
            session,
            { key, service, task, taskDefinition: taskFamily(names, task), ...own, onLine },
            session.timeoutMs("1h"),
        );
        if (ran === undefined) {
            return { exitCode: exitCodes.done, text: [], data: { service: key, task } };
        }
        if (options.json !== true) {
            progress.line(ran.end);
        }
        return {
            exitCode: ran.exitCode ?? exitCodes.notStarted,
            text: [],
            data: { service: key, task, arn: ran.task, exitCode: ran.exitCode ?? null, end: ran.end, log },
        };
    },
};
