import type { InstanceType } from "@platform/aws-model/instance-types";
import { network } from "../network/block";
import type { StackDraft } from "../shared/block/block";
import { exampleAccount } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { images } from "./block";
import { registryOf, type Registry } from "./registry";

/** What runs an image. */
export interface ImageUser {
    /** Of its processors; undefined where that is not known. */
    readonly architecture: InstanceType["architecture"] | undefined;
    /** The key that says so, with its value. */
    readonly because: string;
    /** The only region that it pulls from, where it does from one alone. */
    readonly pullsFrom?: string | undefined;
}

/** An image of the project's registry: that there is one, that it has the repository, that this stack may pull, and what it is for. */
export function* checkRepository(
    path: KeyPath,
    repository: string,
    user: ImageUser,
    draft: StackDraft,
): Iterable<ConfigProblem> {
    const own = draft.block(images);
    if (own === undefined && draft.mentions(images)) {
        return; // which repositories there are is known once the block is right
    }
    const registry = registryOf(draft, own);
    if (registry === undefined) {
        yield invalid(path, repository, "where a stack of the project has platform:images; none has");
        return;
    }
    const { stack, repositories, pullFrom } = registry;
    yield* checkPlatform(path, repository, registry, user);
    if (!repositories.includes(repository)) {
        const allowed = `a repository of platform:images in Pulumi.${stack}.yaml: ${listed(repositories, "or")}`;
        yield invalid(path, repository, allowed);
    }
    if (!pullFrom.includes(draft.stack)) {
        const allowed = `in a stack that platform:images.pullFrom in Pulumi.${stack}.yaml names: ${listed(pullFrom, "or")}`;
        yield invalid(path, repository, allowed, `Add ${draft.stack} there, or change it in`);
    }
    yield* checkPlace(path, repository, registry, user, draft);
}

/** Account and region of the registry, which make the image's address. */
function* checkPlace(
    path: KeyPath,
    repository: string,
    { stack, place }: Registry,
    user: ImageUser,
    draft: StackDraft,
): Iterable<ConfigProblem> {
    if (place === undefined && stack === draft.stack) {
        return; // the checks of platform:images and of aws:region say what this file lacks
    }
    if (place === undefined) {
        yield invalid(path, repository, `where Pulumi.${stack}.yaml names aws:region and exactly one account`);
    } else if (place.accountId === exampleAccount && draft.accountIds.some((id) => id !== exampleAccount)) {
        yield invalid(path, repository, `where Pulumi.${stack}.yaml names an account of yours, not the example's`);
    } else if (user.pullsFrom !== undefined && place.region !== user.pullsFrom) {
        const allowed = `a registry in ${user.pullsFrom}, for Lambda pulls from its own region; this one is in ${place.region}`;
        yield invalid(path, repository, allowed);
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
    { architecture, because }: ImageUser,
): Iterable<ConfigProblem> {
    const built = platforms[repository];
    const platform = architecture === "arm64" ? "linux/arm64" : "linux/amd64";
    if (built !== undefined && architecture !== undefined && built !== platform) {
        const allowed = `an image for ${platform}, as ${because} is; Pulumi.${stack}.yaml builds it for ${built}`;
        yield invalid(path, repository, allowed, "Build another one there, or change it in");
    }
}
