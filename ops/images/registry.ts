import type { ImageDetail } from "@aws-sdk/client-ecr";
import { isReleaseTag } from "../../components/images/names";
import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import { parseImage, shortImage, type EcrPlace, type ImageAddress } from "./address";

/** An image that is there. */
export interface FoundImage {
    /** With its digest, where ECR has it. */
    readonly address: string;
    readonly tags: readonly string[];
    readonly pushedAt: Date | undefined;
    /** Numbers of findings by severity; undefined where ECR has not scanned it. */
    readonly findings: Readonly<Record<string, number>> | undefined;
}

/**
 * Finds an image by tag, by digest or by its whole address. A tag can move, so what is deployed is the digest.
 *
 * @param present Address of the image that the service has, whose repository a tag or digest means.
 * @throws OpsError (2) when the repository has no such image.
 */
export async function findImage(session: Session, wanted: string, present: string): Promise<FoundImage> {
    const { repository, tag, digest, ecr } = wantedImage(wanted, present);
    if (ecr === undefined) {
        return { address: wanted, tags: [], pushedAt: undefined, findings: undefined };
    }
    const imageId = digest === undefined ? { imageTag: tag } : { imageDigest: digest };
    const [image] = await describeImages(session, ecr, imageId);
    if (image?.imageDigest === undefined) {
        throw new OpsError(exitCodes.usage, `${repository} has no image ${digest ?? tag ?? ""}.`);
    }
    return {
        address: `${repository}@${image.imageDigest}`,
        tags: image.imageTags ?? [],
        pushedAt: image.imagePushedAt,
        findings: image.imageScanFindingsSummary?.findingSeverityCounts,
    };
}

/** What an image is called in messages: by the tags that its app's build gave it. */
export function imageLabel({ address, tags }: FoundImage): string {
    return tags.filter((tag) => !isReleaseTag(tag)).join(", ") || shortImage(address);
}

/** Whether an image is still there; undefined where that cannot be asked. */
export async function isThere(session: Session, address: string): Promise<boolean | undefined> {
    const { tag, digest, ecr } = parseImage(address);
    if (ecr === undefined) {
        return undefined;
    }
    const found = await describeImages(
        session,
        ecr,
        digest === undefined ? { imageTag: tag } : { imageDigest: digest },
    );
    return found.length > 0;
}

/** All images of a repository, newest first. */
export async function imagesOf(
    session: Session,
    { registryId, region, repositoryName }: EcrPlace,
): Promise<readonly ImageDetail[]> {
    const client = await session.aws.ecr(region);
    const images = await allPages(async (token) => {
        const page = await client.describeImages({ registryId, repositoryName, nextToken: token });
        return [page.imageDetails, page.nextToken];
    });
    return images.sort((a, b) => (b.imagePushedAt?.getTime() ?? 0) - (a.imagePushedAt?.getTime() ?? 0));
}

function wantedImage(wanted: string, present: string): ImageAddress {
    if (wanted.includes("/")) {
        const whole = parseImage(wanted);
        if (whole.tag === undefined && whole.digest === undefined) {
            throw new OpsError(exitCodes.usage, `image "${wanted}" has no tag and no digest; allowed: one of both.`);
        }
        return whole;
    }
    const { repository, ecr } = parseImage(present);
    if (ecr === undefined) {
        throw new OpsError(
            exitCodes.usage,
            `the image of the service is not in ECR (${present}): give the whole address of the new one.`,
        );
    }
    return parseImage(`${repository}${wanted.startsWith("sha256:") ? "@" : ":"}${wanted}`);
}

async function describeImages(
    { aws }: Session,
    { registryId, region, repositoryName }: EcrPlace,
    imageId: { imageTag?: string | undefined; imageDigest?: string },
): Promise<readonly ImageDetail[]> {
    const ecr = await aws.ecr(region);
    try {
        return (await ecr.describeImages({ registryId, repositoryName, imageIds: [imageId] })).imageDetails ?? [];
    } catch (error) {
        if (error instanceof Error && error.name === "ImageNotFoundException") {
            return [];
        }
        throw error;
    }
}
