import { z } from "zod";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import type { EcrPlace } from "./address";

/** Processor architecture as images name it. */
export type Architecture = "amd64" | "arm64";

/** A manifest as ECR has it, to the letter: its digest is that of this text. */
export interface Manifest {
    readonly digest: string;
    readonly text: string;
    readonly mediaType: string | undefined;
}

const mediaTypes = [
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
];

const contents = z.object({
    config: z.object({ digest: z.string() }).optional(),
    manifests: z
        .array(z.object({ digest: z.string(), platform: z.object({ architecture: z.string() }).optional() }))
        .optional(),
});

/**
 * The manifest that instances of an architecture run: of an index the one inside, which is what ECR's basic scan looks at.
 *
 * @throws OpsError (2) where there is none.
 */
export async function manifestFor(
    session: Session,
    place: EcrPlace,
    digest: string,
    architecture: Architecture,
): Promise<Manifest> {
    const manifest = await readManifest(session, place, digest);
    const { manifests, config } = contents.parse(JSON.parse(manifest.text));
    if (manifests !== undefined) {
        const child = manifests.find(({ platform }) => platform?.architecture === architecture);
        if (child === undefined) {
            const found = manifests.flatMap(({ platform }) => platform?.architecture ?? []).join(", ") || "none";
            throw otherArchitecture(session, digest, found, architecture);
        }
        return await readManifest(session, place, child.digest);
    }
    const found = config === undefined ? undefined : await architectureOf(session, place, config.digest);
    if (found === undefined) {
        session.progress.line("The image's architecture is not known: its configuration cannot be read.");
    } else if (found !== architecture) {
        throw otherArchitecture(session, digest, found, architecture);
    }
    return manifest;
}

async function readManifest(
    { aws }: Session,
    { registryId, region, repositoryName }: EcrPlace,
    digest: string,
): Promise<Manifest> {
    const ecr = await aws.ecr(region);
    const { images: [image] = [] } = await ecr.batchGetImage({
        ...{ registryId, repositoryName, imageIds: [{ imageDigest: digest }], acceptedMediaTypes: mediaTypes },
    });
    if (image?.imageManifest === undefined) {
        throw new OpsError(exitCodes.usage, `${repositoryName} has no image ${digest}.`);
    }
    return { digest, text: image.imageManifest, mediaType: image.imageManifestMediaType };
}

/** From the image's configuration, which is a layer of its own. Undefined where it cannot be fetched. */
async function architectureOf(
    { aws }: Session,
    { registryId, region, repositoryName }: EcrPlace,
    layerDigest: string,
): Promise<string | undefined> {
    try {
        const ecr = await aws.ecr(region);
        const { downloadUrl = "" } = await ecr.getDownloadUrlForLayer({ registryId, repositoryName, layerDigest });
        const answer = await fetch(downloadUrl);
        return z.object({ architecture: z.string() }).safeParse(await answer.json()).data?.architecture;
    } catch {
        return undefined;
    }
}

function otherArchitecture({ stack }: Session, digest: string, found: string, wanted: Architecture): OpsError {
    const message = `the image ${digest} is for ${found}; the instances of ${stack.name} run ${wanted}. Build it for ${wanted}`;
    return new OpsError(exitCodes.usage, `${message}, and release that.`);
}
