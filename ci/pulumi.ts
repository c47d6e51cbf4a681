import { existsSync } from "node:fs";
import path from "node:path";
import { readStack } from "../ops/stack";
import type { RunOptions, Surroundings } from "./step";

/** The official CLI of the version that package.json pins. */
export function pulumi({ run }: Surroundings, args: readonly string[], options?: RunOptions) {
    return run("npx", ["pulumi", ...args, "--non-interactive"], options);
}

/** The policies that judge a stack, as flags. */
export function policies(root: string, stack: string): readonly string[] {
    const settings = path.join("policy-pack", "settings", `${stack}.json`);
    return [
        ...["--policy-pack", "policy-pack"],
        ...(existsSync(path.join(root, settings)) ? ["--policy-pack-config", settings] : []),
    ];
}

/**
 * What a refresh leaves out, as flags: images that the program builds. docker-build asks the registry with the token in the
 * state, which AWS refuses after 12 hours, and takes that for an image that is gone.
 * @see https://github.com/pulumi/pulumi-docker-build/issues/424
 */
export function leftOutOfRefresh(root: string, stack: string): readonly string[] {
    const repositories = Object.values(readStack(root, stack).config.images?.repositories ?? {});
    return repositories.some(({ build }) => build !== undefined) ? ["--exclude", "**docker-build:index:Image::*"] : [];
}
