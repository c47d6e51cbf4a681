import { releaseTag, releaseTagPrefix } from "../../components/images/names";
import { exitCodes, OpsError } from "../errors";
import type { Session } from "../session";
import { parseImage, type EcrPlace } from "./address";
import { manifestFor, type Manifest } from "./manifest";
import { findImage, type FoundImage } from "./registry";
import { passScan } from "./scan";
import { imageUser, neededRepository } from "./target";

/**
 * Lets an image into the stack: for the cluster's architecture, scanned, and with a tag by which the registry keeps it. Only
 * then may the stack's parameter name it.
 *
 * @param wanted A tag or digest of the repository, or a whole address.
 * @param allowed Findings of the scan that are accepted.
 * @throws OpsError for one that may not.
 */
export async function admitImage(
    session: Session,
    key: string,
    wanted: string,
    allowed: readonly string[],
): Promise<FoundImage> {
    const repository = neededRepository(session.stack, key);
    const found = await findImage(session, wanted, repository);
    const { ecr, digest, repository: itsRepository } = parseImage(found.address);
    if (ecr === undefined || digest === undefined || itsRepository !== repository) {
        throw new OpsError(exitCodes.usage, `image "${wanted}" is not in ${repository}; allowed: one that is.`);
    }
    const manifest = await manifestFor(session, ecr, digest, imageUser(session.stack, key).architecture);
    await passScan(session, ecr, manifest.digest, allowed);
    const one = manifest.digest === digest ? found : await findImage(session, manifest.digest, repository);
    await keep(session, ecr, manifest, one.tags);
    return { ...one, tags: found.tags };
}

/** Gives the image the tag that the registry's rule for this stack looks for; a tag never moves, so it has the time. */
async function keep(session: Session, place: EcrPlace, manifest: Manifest, tags: readonly string[]): Promise<void> {
    const { name } = session.stack;
    if (tags.some((tag) => tag.startsWith(releaseTagPrefix(name)))) {
        return;
    }
    const imageTag = releaseTag(name, session.world.now());
    const { region, ...repository } = place;
    const input = {
        ...{ ...repository, imageTag, imageDigest: manifest.digest },
        ...{ imageManifest: manifest.text, imageManifestMediaType: manifest.mediaType },
    };
    const ecr = await session.aws.ecr(region);
    await session.change("ecr PutImage", input, () => ecr.putImage(input), {});
}
