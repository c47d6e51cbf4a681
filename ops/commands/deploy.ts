import { deployImage, type DeployedImage } from "../deploy-image";
import type { Answer, CommandOptions, OpsCommand } from "../command";
import { shortName } from "../ecs/services";
import { exitCodes } from "../errors";
import { shortImage } from "../images/address";
import { admitImage } from "../images/admit";
import { repositoryOf } from "../images/target";
import { markLive, movePointer, readPointer, type Pointer } from "../images/pointer";
import { findImage, imageLabel, type FoundImage } from "../images/registry";
import type { Session } from "../session";
import { serviceOf } from "../stack";
import { acceptedBy, allowedBy, allowFlag } from "./release";

export const deploy: OpsCommand = {
    name: "deploy",
    args: "<service> [image]",
    summary: "deploy an image, or the one that the service's parameter names, and wait for ECS's verdict",
    details: `The image is a tag or a digest of the service's repository, or a whole address. Its address with the digest goes to
the SSM parameter that the stack file names, so that the next "pulumi up" deploys the same; when the deployment fails, the
parameter gets its old value back. An image of the registry is released first, as "release" does. Tasks with "when: before-deployment" run first, with the new image.`,
    flags: [["--no-tasks", "do not run the tasks before the deployment"], allowFlag],
    changes: true,
    waits: "as long as pulumi up",
    async run(session, [key = "", wanted], options) {
        const before = await readPointer(session, key);
        const { found, accepted } =
            wanted === undefined
                ? { found: undefined, accepted: "" }
                : await chosen(session, key, wanted, before.value, options);
        return await rollOut(session, {
            key,
            before,
            image: found?.address ?? before.value,
            ...{ found, accepted },
            runsTasks: options["tasks"] !== false,
            isRollback: false,
        });
    },
};

/** An image of the registry is let in as by `release`; others are found, and no more is known of them. */
async function chosen(
    session: Session,
    key: string,
    wanted: string,
    present: string,
    options: CommandOptions,
): Promise<{ readonly found: FoundImage; readonly accepted: string }> {
    return repositoryOf(session.stack, key) === undefined
        ? { found: await findImage(session, wanted, present), accepted: "" }
        : {
              found: await admitImage(session, key, wanted, allowedBy(options)),
              accepted: acceptedBy(options),
          };
}

/** An image on its way to the copies. */
export interface RollOut {
    readonly key: string;
    /** The parameter as it was. */
    readonly before: Pointer;
    readonly image: string;
    readonly found: FoundImage | undefined;
    /** Which findings were accepted, for the parameter's history; empty for none. */
    readonly accepted: string;
    readonly runsTasks: boolean;
    readonly isRollback: boolean;
}

/** Moves the parameter, deploys, and moves it back where that fails. */
export async function rollOut(
    session: Session,
    { key, before, image, found, accepted, runsTasks, isRollback }: RollOut,
): Promise<Answer> {
    serviceOf(session.stack, key); // before the parameter moves
    const what = found === undefined ? shortImage(image) : imageLabel(found);
    const pointer = await movePointer(
        session,
        before,
        image,
        `${isRollback ? "rollback to" : "deploy"} ${what} by ${session.caller}${accepted}`,
    );
    let wait: () => Promise<DeployedImage>;
    try {
        wait = await deployImage(session, { key, image, runsTasks });
    } catch (error) {
        await movePointer(session, pointer, before.value, `back from ${what}, which was not deployed`);
        throw error;
    }
    // From here on ECS may go on to the new image whatever becomes of this process, so the parameter stays.
    const deployed = await wait();
    const { result, from, revision, why } = deployed;
    const failed = result === "failed";
    if (failed) {
        await movePointer(session, pointer, before.value, `back from ${what}, whose deployment failed`);
    } else if (result !== "time is up") {
        await markLive(session, pointer, before, isRollback);
    }
    return {
        exitCode: failed ? exitCodes.deploymentFailed : result === "time is up" ? exitCodes.timeIsUp : exitCodes.done,
        text: [...sentences(session, key, deployed, what), ...findingsOf(found), ...why.map((line) => `  ${line}`)],
        data: {
            service: key,
            result,
            image,
            from,
            revision,
            parameter: { name: pointer.name, version: pointer.version },
            why,
        },
    };
}

function sentences({ stack }: Session, key: string, { result, from, revision }: DeployedImage, what: string): string[] {
    switch (result) {
        case "unchanged":
            return [
                `${key} runs ${what} already. New copies of it: npm run ops -- restart ${key} --stack ${stack.name}`,
            ];
        case "deployed":
            return [
                `${key} runs ${what}, revision ${shortName(revision)}; before it, ${shortImage(from)}.`,
                "The next pulumi up registers the same contents once more, runs the tasks before a deployment again, and rolls the copies once.",
            ];
        case "failed":
            return [`${key} was not deployed: it runs ${shortImage(from)}, and its parameter names that again.`];
        case "time is up":
            return [
                `The deployment of ${what} goes on. npm run ops -- status ${key} --stack ${stack.name} tells how far it is.`,
            ];
    }
}

function findingsOf(found: FoundImage | undefined): string[] {
    const findings = Object.entries(found?.findings ?? {}).filter(([, count]) => count > 0);
    return findings.length === 0
        ? []
        : [
              `ECR's scan of the image found: ${findings.map(([severity, count]) => `${count} ${severity.toLowerCase()}`).join(", ")}.`,
          ];
}
