import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import { copyWithImage, lost, type Described } from "./copy";
import { callRaw, type Json } from "./raw";
import { familyOf } from "./services";

/** @param taskDefinition ARN of a revision, or a family for its latest active one. */
export async function describeRevision({ aws }: Session, taskDefinition: string): Promise<Described> {
    const answer = await callRaw(await aws.ecs(), "DescribeTaskDefinition", { taskDefinition, include: ["TAGS"] });
    return {
        taskDefinition: (answer["taskDefinition"] ?? {}) as Json,
        tags: (answer["tags"] ?? []) as readonly Json[],
    };
}

function arnOfRevision({ taskDefinition }: Pick<Described, "taskDefinition">): string {
    return String(taskDefinition["taskDefinitionArn"]);
}

/**
 * Registers a copy of a revision with another image, and returns its ARN.
 *
 * @throws OpsError (3) when ECS keeps less than it was asked for; the copy is gone again then.
 */
export async function registerCopy(session: Session, from: Described, image: string): Promise<string> {
    const request = copyWithImage(from, image);
    const ecs = await session.aws.ecs();
    const arn = await session.change(
        "ecs RegisterTaskDefinition",
        request,
        async () => arnOfRevision((await callRaw(ecs, "RegisterTaskDefinition", request)) as unknown as Described),
        `${familyOf(arnOfRevision(from))}:(the revision registered)`,
    );
    if (session.dryRun) {
        return arn;
    }
    const losses = lost(request, await describeRevision(session, arn));
    if (losses.length > 0) {
        await ecs.deregisterTaskDefinition({ taskDefinition: arn });
        throw new OpsError(
            exitCodes.deploymentFailed,
            `ECS would lose ${losses.join(", ")} of ${arnOfRevision(from)}: the copy was taken back, and nothing was deployed.`,
        );
    }
    return arn;
}
