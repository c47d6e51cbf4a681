import type { ECS } from "@aws-sdk/client-ecs";
import { appContainer } from "../../components/ecs/service/container-definitions";
import type { CommandOptions, OpsCommand } from "../command";
import { findService, shortName } from "../ecs/services";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import { serviceOf } from "../stack";

const plugin = "session-manager-plugin";
const shell = "/bin/sh";

export const exec: OpsCommand = {
    name: "exec",
    args: "<service> [command...]",
    summary: "open a shell in a running copy, or run a command there",
    details: `The service needs "exec: true" in the stack file; its sessions are logged. A command comes after --; without one, a shell is
opened, for which a person has to be there. AWS's ${plugin} has to be installed.`,
    flags: [["--task <id>", "the copy whose id starts like this (default: the oldest)"]],
    changes: true,
    async run(session, [key = "", ...command], options) {
        const { stack, world } = session;
        if (!serviceOf(stack, key).config.exec) {
            throw new OpsError(
                exitCodes.usage,
                `${key} lets nobody in: set exec: true for it in Pulumi.${stack.name}.yaml, and run \`pulumi up\`.`,
            );
        }
        if (command.length === 0 && !world.terminal) {
            throw new OpsError(exitCodes.usage, "a shell needs a terminal: give a command after --.");
        }
        const ecs = await session.aws.ecs();
        const { task, runtimeId } = await copyOf(session, ecs, key, options);
        const text = command.length === 0 ? shell : command.map(quoted).join(" ");
        const input = { cluster: stack.prefix, task, container: appContainer, command: text, interactive: true };
        const answer = await session.change("ecs ExecuteCommand", input, () => ecs.executeCommand(input), undefined);
        if (answer === undefined) {
            return { exitCode: exitCodes.done, text: [], data: { service: key, task } };
        }
        const { sessionId, streamUrl, tokenValue } = answer.session ?? {};
        const target = `ecs:${stack.prefix}_${shortName(task)}_${runtimeId}`;
        const { region } = stack.provider;
        const code = await world.spawn(plugin, [
            JSON.stringify({ SessionId: sessionId, StreamUrl: streamUrl, TokenValue: tokenValue }),
            region,
            "StartSession",
            "",
            JSON.stringify({ Target: target }),
            `https://ssm.${region}.amazonaws.com`,
        ]);
        if (code === undefined) {
            throw new OpsError(
                exitCodes.usage,
                `${plugin} is not installed: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html`,
            );
        }
        return { exitCode: code, text: [], data: { service: key, task, exitCode: code } };
    },
};

/** The running copy that is meant. */
async function copyOf(
    session: Session,
    ecs: ECS,
    key: string,
    { task: wanted = "" }: CommandOptions,
): Promise<{ task: string; runtimeId: string }> {
    const { serviceName } = await findService(session, key);
    const cluster = session.stack.prefix;
    const { taskArns = [] } = await ecs.listTasks({ cluster, serviceName, desiredStatus: "RUNNING" });
    const { tasks = [] } =
        taskArns.length === 0 ? {} : await ecs.describeTasks({ cluster, tasks: taskArns.slice(0, 100) });
    const running = tasks
        .filter(({ lastStatus }) => lastStatus === "RUNNING")
        .sort((a, b) => (a.startedAt?.getTime() ?? 0) - (b.startedAt?.getTime() ?? 0));
    const task = running.find(({ taskArn = "" }) => shortName(taskArn).startsWith(String(wanted)));
    const arn = task?.taskArn;
    if (arn === undefined) {
        const ids = running.map(({ taskArn = "" }) => shortName(taskArn)).join(", ") || "none";
        throw new OpsError(
            exitCodes.usage,
            `no copy of ${key}${wanted === "" ? "" : ` starts like "${String(wanted)}"`}; there are: ${ids}.`,
        );
    }
    const runtimeId = task?.containers?.find(({ name }) => name === appContainer)?.runtimeId ?? "";
    return { task: arn, runtimeId };
}

/** ECS splits a command at its spaces, as a shell does. */
function quoted(word: string): string {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
