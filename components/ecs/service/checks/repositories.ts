import { architectureOf } from "@platform/aws-model/instance-types";
import { images } from "../../../images/block";
import { network } from "../../../network/block";
import { registryOf, type Registry } from "../../../images/registry";
import type { StackDraft } from "../../../shared/block/block";
import { exampleAccount } from "../../../shared/block/primitives";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { cluster } from "../../cluster/block";
import { writtenImages } from "./entries";

/** Images of the project's registry: that there is one, that it has the repository, and that this stack may pull. */
export function* checkRepositories(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const own = draft.block(images);
    if (own === undefined && draft.mentions(images)) {
        return; // which repositories there are is known once the block is right
    }
    const registry = registryOf(draft, own);
    for (const [path, image] of writtenImages(services)) {
        if (typeof image === "object" && "repository" in image) {
            yield* checkRepository([...path, "repository"], image.repository, registry, draft);
        }
    }
}

function* checkRepository(
    path: KeyPath,
    repository: string,
    registry: Registry | undefined,
    draft: StackDraft,
): Iterable<ConfigProblem> {
    if (registry === undefined) {
        yield invalid(path, repository, "where a stack of the project has platform:images; none has");
        return;
    }
    const { stack, repositories, pullFrom, place } = registry;
    yield* checkPlatform(path, repository, registry, draft);
    if (!repositories.includes(repository)) {
        const allowed = `a repository of platform:images in Pulumi.${stack}.yaml: ${listed(repositories, "or")}`;
        yield invalid(path, repository, allowed);
    }
    if (!pullFrom.includes(draft.stack)) {
        const allowed = `in a stack that platform:images.pullFrom in Pulumi.${stack}.yaml names: ${listed(pullFrom, "or")}`;
        yield invalid(path, repository, allowed, `Add ${draft.stack} there, or change it in`);
    }
    if (place === undefined && stack === draft.stack) {
        return; // the checks of platform:images and of aws:region say what this file lacks
    }
    if (place === undefined) {
        yield invalid(path, repository, `where Pulumi.${stack}.yaml names aws:region and exactly one account`);
    } else if (place.accountId === exampleAccount && draft.accountIds.some((id) => id !== exampleAccount)) {
        yield invalid(path, repository, `where Pulumi.${stack}.yaml names an account of yours, not the example's`);
    } else if (
        draft.block(network)?.natGateways === "none" &&
        draft.region !== undefined &&
        place.region !== draft.region
    ) {
        yield invalid(path, repository, `without NAT a registry in ${draft.region}; this one is in ${place.region}`);
    }
}

/** A container for other processors ends at once, with "exec format error". */
function* checkPlatform(
    path: KeyPath,
    repository: string,
    { stack, platforms }: Registry,
    draft: StackDraft,
): Iterable<ConfigProblem> {
    const [built, instanceType] = [platforms[repository], draft.block(cluster)?.instanceType];
    if (built === undefined || instanceType === undefined) {
        return;
    }
    const needed = architectureOf(instanceType) === "arm64" ? "linux/arm64" : "linux/amd64";
    if (built !== needed) {
        const allowed = `an image for ${needed}, as cluster.instanceType ${instanceType} is; Pulumi.${stack}.yaml builds it for ${built}`;
        yield invalid(path, repository, allowed, "Build another one there, or change it in");
    }
}
