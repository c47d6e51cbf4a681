import type { OpsCommand } from "../command";
import { runningImage } from "../ecs/running-image";
import { findService } from "../ecs/services";
import { exitCodes, OpsError } from "../errors";
import { shortImage } from "../images/address";
import { imageUser, neededRepository } from "../images/target";
import { findPointer, liveVersion, type PointerVersion } from "../images/pointer";
import { durationMs, Session } from "../session";
import { deploymentUnderWay } from "../stop-deployment";
import { age } from "../table";
import { allowFlag, releaseImage } from "./release";

export const promote: OpsCommand = {
    name: "promote",
    args: "<service>",
    lookUp: imageUser,
    summary: "release to this stack the image that runs in another one",
    details: `The image is the one that "deploy" or "rollback" deployed last in the stack of --from, if it still runs there: after a "pulumi up"
with another one, "deploy" without an image notes what runs. It is released as "release" does: the same bytes, with a tag and a parameter
of this stack's. With --soak, it has to be there for that long.`,
    flags: [
        ["--from <stack>", "the stack in which it was tried (default: staging)"],
        ["--soak <time>", "how long ago it has to be released there, such as 2h (default: no time)"],
        allowFlag,
    ],
    changes: true,
    waits: "10m, for ECR's scan",
    async run(session, [key = ""], options) {
        const from = String(options["from"] ?? "staging");
        if (from === session.stack.name) {
            throw new OpsError(exitCodes.usage, `--from is "${from}", which is --stack; allowed: another stack.`);
        }
        const other = new Session(session.world, { ...session.options, stack: from });
        await other.checkAccount();
        if (neededRepository(other.stack, key) !== neededRepository(session.stack, key)) {
            const files = `Pulumi.${from}.yaml and Pulumi.${session.stack.name}.yaml`;
            throw new OpsError(
                exitCodes.usage,
                `the images of ${key} are in two repositories by ${files}; allowed: one.`,
            );
        }
        const live = await runningVersion(other, key);
        const { soak } = options;
        if (typeof soak === "string" && !hasSoaked(live, soak, session.world.now())) {
            const since = live.modified === undefined ? "an unknown time" : age(live.modified, session.world.now());
            throw new OpsError(exitCodes.wanting, `${key} has been in ${from} for ${since}; --soak wants ${soak}.`);
        }
        return await releaseImage(session, key, live.value, options, `promote from ${from},`);
    },
};

/**
 * The version of a service's parameter whose image runs. An update of the pipeline labels none, so what runs is compared.
 *
 * @throws OpsError where nothing runs, or another image than the one that was deployed last by these commands.
 */
async function runningVersion(other: Session, key: string): Promise<PointerVersion> {
    const from = other.stack.name;
    const service = await findService(other, key);
    const { name } = await findPointer(other, key);
    const live = await liveVersion(other, name);
    const deployCommand = `npm run ops -- deploy ${key} --stack ${from}`;
    if (live === undefined) {
        throw new OpsError(
            exitCodes.usage,
            `no image of ${key} is known to run in ${from}: no version of ${name} is labelled live. Deploy it there: ${deployCommand}`,
        );
    }
    const running = await runningImage(other, service);
    if (running === live.value) {
        return live;
    }
    const what = `${key} of ${from} runs ${shortImage(running)}; ${shortImage(live.value)} is labelled live`;
    const next =
        (await deploymentUnderWay(other, key)) === undefined
            ? `Deploy there what ${name} names, which labels it: ${deployCommand}`
            : `A deployment is under way; wait for its end: npm run ops -- status ${key} --stack ${from}`;
    throw new OpsError(exitCodes.wanting, `${what}, version ${live.version} of ${name}. ${next}`);
}

function hasSoaked({ modified }: PointerVersion, soak: string, now: number): boolean {
    const wanted = durationMs(soak, "--soak");
    return modified !== undefined && now - modified.getTime() >= wanted;
}
