import type { Answer, CommandOptions, OpsCommand } from "../command";
import { describeDeployment, deploymentsSince } from "../ecs/service-deployments";
import { waitedFor } from "../ecs/roll";
import { reasonsOf } from "../ecs/deployment";
import { findService } from "../ecs/services";
import { exitCodes, OpsError } from "../errors";
import { shortImage } from "../images/address";
import { movePointer, pointerHistory, previousVersion, readPointer, type PointerVersion } from "../images/pointer";
import { isThere } from "../images/registry";
import type { Session } from "../session";
import { age, table } from "../table";
import { release } from "./deploy";

/** Versions of the parameter that are offered. */
const offered = 10;

export const rollback: OpsCommand = {
    name: "rollback",
    args: "<service>",
    summary: "stop a deployment that is under way and go back, or deploy the image that ran before",
    details: `A deployment under way is stopped by ECS, which goes back to the copies before it. Otherwise the image is deployed that
"deploy" replaced last; with --to, the one that a version of the service's parameter names. Tasks before a deployment do not run: what
they did to a database stays.`,
    flags: [
        ["--to <version>", "deploy the image that this version of the parameter names"],
        ["--list", "show the versions of the parameter, and change nothing"],
    ],
    changes: true,
    waits: "as long as pulumi up",
    async run(session, [key = ""], options) {
        const pointer = await readPointer(session, key);
        const history = await pointerHistory(session, pointer.name);
        if (options["list"] === true) {
            return await list(session, key, history);
        }
        const underWay = options["to"] === undefined ? await deploymentUnderWay(session, key) : undefined;
        if (underWay !== undefined) {
            return await stop(session, key, underWay, history);
        }
        const target = targetOf(history, pointer.value, options["to"]);
        if ((await isThere(session, target.value)) === false) {
            throw new OpsError(
                exitCodes.usage,
                `the image of version ${target.version} is gone: ${target.value}. ${hint(session, key)}`,
            );
        }
        const image = target.value;
        return await release(session, {
            key,
            before: pointer,
            image,
            found: undefined,
            runsTasks: false,
            isRollback: true,
        });
    },
};

function targetOf(history: readonly PointerVersion[], running: string, to: CommandOptions[string]): PointerVersion {
    const target =
        to === undefined ? previousVersion(history, running) : history.find(({ version }) => String(version) === to);
    if (target !== undefined) {
        return target;
    }
    const [what, versions] = [
        to === undefined ? "no image is known that ran before" : `--to is "${to}"; there is no such version`,
        history.slice(0, offered).map(({ version, value }) => `${version} (${shortImage(value)})`),
    ];
    throw new OpsError(exitCodes.usage, `${what}: name a version with --to. There are: ${versions.join(", ")}.`);
}

function hint({ stack }: Session, key: string): string {
    return `The others: npm run ops -- rollback ${key} --list --stack ${stack.name}`;
}

async function list(session: Session, key: string, history: readonly PointerVersion[]): Promise<Answer> {
    const versions = [];
    for (const { version, value, labels, modified } of history.slice(0, offered)) {
        versions.push({ version, image: value, labels, modified, exists: await isThere(session, value) });
    }
    const rows = versions.map(({ version, image, labels, modified, exists }) => [
        String(version),
        shortImage(image),
        modified === undefined ? "unknown" : `${age(modified, session.world.now())} ago`,
        exists === undefined ? "unknown" : exists ? "there" : "gone",
        labels.join(", "),
    ]);
    return {
        exitCode: exitCodes.done,
        text: table([["version", "image", "written", "in ECR", "labels"], ...rows]),
        data: { service: key, versions },
    };
}

async function deploymentUnderWay(session: Session, key: string): Promise<string | undefined> {
    const service = await findService(session, key);
    const ecs = await session.aws.ecs();
    const [newest] = await deploymentsSince(ecs, service, service.createdAt ?? new Date(0));
    const deployment = newest && (await describeDeployment(ecs, newest.arn));
    return deployment?.status === "IN_PROGRESS" || deployment?.status === "PENDING" ? newest?.arn : undefined;
}

async function stop(session: Session, key: string, arn: string, history: readonly PointerVersion[]): Promise<Answer> {
    const ecs = await session.aws.ecs();
    const input = { serviceDeploymentArn: arn, stopType: "ROLLBACK" } as const;
    const sent = await session.change(
        "ecs StopServiceDeployment",
        input,
        () => ecs.stopServiceDeployment(input),
        undefined,
    );
    const [newest] = history;
    const live = history.find(({ labels }) => labels.includes("live"));
    if (newest !== undefined && live !== undefined) {
        await movePointer(
            session,
            newest,
            live.value,
            `back from ${shortImage(newest.value)}, whose deployment was stopped`,
        );
    }
    if (sent === undefined) {
        return { exitCode: exitCodes.done, text: [], data: { service: key } };
    }
    const { result, last } = await waitedFor(session, key, () => describeDeployment(ecs, arn), "ROLLBACK_SUCCESSFUL");
    const why = result === "reached" ? [] : reasonsOf(last);
    const parameter =
        live === undefined
            ? "No version of its parameter is marked as live, so the parameter was left as it is: look at it before the next pulumi up."
            : `Its parameter names ${shortImage(live.value)}.`;
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
            parameter,
            ...why.map((line) => `  ${line}`),
        ],
        data: { service: key, result: result === "reached" ? "stopped" : result, serviceDeployment: arn, why },
    };
}
