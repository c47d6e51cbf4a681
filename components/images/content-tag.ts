import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { contextFiles, dockerfileOf } from "./build-context";
import type { BuildConfig } from "./build-schema";
import { builtTagPrefix } from "./names";

/**
 * The tag of an image by all that it is made of: the same files and arguments have the same tag, and nothing is built or
 * changed. Tags never move, so anything else needs another one.
 *
 * @param repository Part of it, for two images of one program may have the same content.
 */
export function contentTag(repository: string, build: BuildConfig): string {
    const hash = createHash("sha256");
    const add = (...parts: readonly (string | Buffer)[]) => {
        for (const part of parts) {
            hash.update(`${Buffer.byteLength(part)}:`).update(part); // so that a boundary between two parts cannot move
        }
    };
    const args = Object.entries(build.args).sort(([a], [b]) => (a < b ? -1 : 1));
    add(repository, build.platform, build.target ?? "", String(args.length), ...args.flat());
    add(build.dockerfile, readFileSync(dockerfileOf(build))); // which the folder's .dockerignore may exclude
    for (const { place, stats } of contextFiles(build)) {
        const file = path.join(build.context, place);
        // All of the mode, as docker-build compares it: an image has the modes of its files.
        add(place, stats.mode.toString(8), stats.isSymbolicLink() ? readlinkSync(file) : readFileSync(file));
    }
    return `${builtTagPrefix}${hash.digest("hex").slice(0, 16)}`;
}
