import { appImage } from "./ecs/copy";
import { describeRevision, registerCopy } from "./ecs/revisions";
import { deploymentTime, startRoll } from "./ecs/roll";
import { runTask } from "./ecs/run-task";
import { findService } from "./ecs/services";
import { taskFamily } from "../components/ecs/service/names";
import type { Session } from "./session";
import { durationMs } from "./session";
import { serviceOf } from "./stack";

/** What to deploy, and with which of the service's one-off tasks. */
export interface ImageDeployment {
    readonly key: string;
    /** Address of the image. */
    readonly image: string;
    /** Whether tasks with `when: before-deployment` run first, with the new image. */
    readonly runsTasks: boolean;
}

/** What came of it. */
export interface DeployedImage {
    readonly result: "deployed" | "unchanged" | "failed" | "time is up";
    /** Image that the service had, or has still. */
    readonly from: string;
    /** ARN of the revision that was to run. */
    readonly revision: string;
    readonly why: readonly string[];
}

/**
 * Deploys an image as `pulumi up` does, in the same order: a revision for each one-off task, the tasks before the deployment, a
 * revision for the service, its deployment. Every revision is a copy of the latest one with another image.
 *
 * @returns What waits for the end. As long as that is not there, nothing has been deployed.
 */
export async function deployImage(
    session: Session,
    { key, image, runsTasks }: ImageDeployment,
): Promise<() => Promise<DeployedImage>> {
    const service = await findService(session, key);
    const present = await describeRevision(session, service.taskDefinition ?? "");
    const from = appImage(present.taskDefinition);
    if (from === image) {
        return ended({ result: "unchanged", from, revision: service.taskDefinition ?? "", why: [] });
    }
    const { config, names } = serviceOf(session.stack, key);
    const tasks: { name: string; revision: string; first: boolean }[] = [];
    for (const [name, { when }] of Object.entries(config.tasks)) {
        const latest = await describeRevision(session, taskFamily(names, name));
        const revision = await registerCopy(session, latest, image);
        tasks.push({ name, revision, first: when === "before-deployment" });
    }
    for (const { name, revision } of tasks.filter(({ first }) => first && runsTasks)) {
        const why = await runBefore(session, { key, service, task: name, taskDefinition: revision });
        if (why !== undefined) {
            return ended({ result: "failed", from, revision: "", why: [why, "The service was not touched."] });
        }
    }
    const revision = await registerCopy(session, present, image);
    const wait = await startRoll(session, key, service, { taskDefinition: revision });
    return async () => {
        const { result, why } = await wait();
        return { result: result === "reached" ? "deployed" : result, from, revision, why };
    };
}

function ended(deployed: DeployedImage): () => Promise<DeployedImage> {
    return () => Promise.resolve(deployed);
}

/** Why the task failed; undefined where it did not. */
async function runBefore(
    session: Session,
    run: Pick<Parameters<typeof runTask>[1], "key" | "service" | "task" | "taskDefinition">,
): Promise<string | undefined> {
    const onLine = (line: string): void => {
        session.progress.line(`${run.task} | ${line}`);
    };
    const limit = durationMs(deploymentTime(session, run.key), "");
    const ran = await runTask(session, { ...run, onLine }, limit);
    return ran === undefined || ran.exitCode === 0 ? undefined : `${run.task}, before the deployment: ${ran.end}`;
}
