import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import type { EcrPlace } from "./address";

/**
 * Digests that ECR would expire today by the repository's own rules. A preview of them deletes nothing.
 *
 * @throws OpsError (5) when ECR is not done in time, (1) when it cannot tell.
 */
export async function expiringImages(session: Session, place: EcrPlace): Promise<readonly string[]> {
    const { world, progress } = session;
    const { region, ...repository } = place;
    const ecr = await session.aws.ecr(region);
    try {
        await ecr.startLifecyclePolicyPreview(repository);
    } catch (error) {
        const name = error instanceof Error ? error.name : "";
        if (name === "LifecyclePolicyNotFoundException") {
            return []; // it keeps everything
        }
        // Somebody else asks at this moment; the answer will be the same.
        if (name !== "LifecyclePolicyPreviewInProgressException") {
            throw error;
        }
    }
    const limit = world.now() + 120_000;
    for (;;) {
        let status = "";
        const found = await allPages(async (nextToken) => {
            const page = await ecr.getLifecyclePolicyPreview({ ...repository, nextToken });
            status = page.status ?? "";
            return [page.previewResults, page.nextToken];
        });
        if (status === "COMPLETE") {
            progress.clear();
            return found.flatMap(({ action, imageDigest }) =>
                action?.type === "EXPIRE" && imageDigest !== undefined ? [imageDigest] : [],
            );
        }
        if (status !== "IN_PROGRESS") {
            throw new OpsError(
                exitCodes.wanting,
                `ECR's preview of what it expires of ${place.repositoryName}: ${status}.`,
            );
        }
        if (world.now() >= limit) {
            throw new OpsError(exitCodes.timeIsUp, `ECR still works out what it expires of ${place.repositoryName}.`);
        }
        progress.state(`ECR works out what it expires of ${place.repositoryName}`);
        await world.sleep(2000);
    }
}
