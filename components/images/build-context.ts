import { existsSync, lstatSync, readdirSync, readFileSync, type Stats } from "node:fs";
import path from "node:path";
import dockerignore from "@balena/dockerignore";
import type { BuildConfig } from "./build-schema";

/** Beyond these, a `.dockerignore` is probably missing: the folder is read at every preview. */
export const contextLimits = { files: 5000, bytes: 100 * 1024 * 1024 } as const;

/** A file or link that Docker gets. */
export interface ContextFile {
    /** Its place in the folder, with slashes. */
    readonly place: string;
    readonly stats: Stats;
}

/** From the project's directory. */
export function dockerfileOf({ context, dockerfile }: Pick<BuildConfig, "context" | "dockerfile">): string {
    return `${context}/${dockerfile}`;
}

/**
 * What Docker gets of a build's folder, in the order of places. Files alone: a folder without any changes nothing.
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function contextFiles(build: Pick<BuildConfig, "context" | "dockerfile">): readonly ContextFile[] {
    const patterns = ignorePatterns(build);
    const ignored = dockerignore({ ignorecase: false }).add(patterns);
    // An exception may be anywhere below; without one, what is in an excluded folder need not be looked at.
    const hasExceptions = /^\s*!/m.test(patterns);
    const filesIn = (folder: string): readonly ContextFile[] =>
        readdirSync(path.join(build.context, folder)).flatMap((name) => {
            const place = path.posix.join(folder, name);
            const isIgnored = ignored.ignores(place);
            const stats = lstatSync(path.join(build.context, place));
            if (stats.isDirectory()) {
                return isIgnored && !hasExceptions ? [] : filesIn(place);
            }
            return isIgnored ? [] : [{ place, stats }];
        });
    return [...filesIn("")].sort((a, b) => (a.place < b.place ? -1 : 1));
}

/** Those of the Dockerfile's own file come before the folder's. */
function ignorePatterns(build: Pick<BuildConfig, "context" | "dockerfile">): string {
    const file = [`${dockerfileOf(build)}.dockerignore`, `${build.context}/.dockerignore`].find((one) =>
        existsSync(one),
    );
    return file === undefined ? "" : readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}
