import type { Answer, CommandOptions, OpsCommand } from "../command";
import { exitCodes, OpsError } from "../errors";
import { shortImage } from "../images/address";
import { pointerHistory, previousVersion, readPointer, type PointerVersion } from "../images/pointer";
import { isThere } from "../images/registry";
import { imageUser } from "../images/target";
import type { Session } from "../session";
import { age, table } from "../table";
import { deploymentUnderWay, stopDeployment } from "../stop-deployment";
import { rollOut } from "./deploy";

/** Versions of the parameter that are offered. */
const offered = 10;

export const rollback: OpsCommand = {
    name: "rollback",
    args: "<service>",
    lookUp: imageUser,
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
        const underWay =
            options["list"] === true || options["to"] !== undefined
                ? undefined
                : await deploymentUnderWay(session, key);
        if (underWay !== undefined) {
            return await stopDeployment(session, key, underWay);
        }
        const pointer = await readPointer(session, key);
        const history = await pointerHistory(session, pointer.name);
        if (options["list"] === true) {
            return await list(session, key, history);
        }
        const target = targetOf(history, pointer.value, options["to"]);
        if ((await isThere(session, target.value)) === false) {
            throw new OpsError(
                exitCodes.usage,
                `the image of version ${target.version} is gone: ${target.value}. ${hint(session, key)}`,
            );
        }
        const image = target.value;
        return await rollOut(session, {
            key,
            before: pointer,
            image,
            found: undefined,
            accepted: "",
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
