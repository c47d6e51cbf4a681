import { existsSync } from "node:fs";
import type { StackDraft } from "../shared/block/block";
import { folderProblem } from "../shared/block/folders";
import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { contextFiles, contextLimits, dockerfileOf } from "./build-context";
import type { BuildConfig } from "./build-schema";
import type { ImagesConfig } from "./schema";

export function* checkBuilds({ repositories }: ImagesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [key, { build }] of Object.entries(repositories)) {
        if (build !== undefined) {
            const path = ["platform:images", "repositories", key, "build"];
            yield* checkPlace(path, draft);
            yield* checkContext(path, build);
        }
    }
}

/** An update of production must not need Docker, nor wait for a build. */
function* checkPlace(path: KeyPath, draft: StackDraft): Iterable<ConfigProblem> {
    const apps = draft.apps().map(({ block, name }) => `${block}.${name}`);
    if (apps.length > 0 && draft.factsOf(draft.stack)?.deletionProtection === true) {
        const statement = `deletionProtection is on, and the stack has apps (${apps.join(", ")}); allowed in a stack without one of both`;
        yield { path, statement, fix: "Move the registry to another stack's file, or remove it from" };
    }
}

function* checkContext(path: KeyPath, build: BuildConfig): Iterable<ConfigProblem> {
    const missingFolder = folderProblem([...path, "context"], build.context);
    if (missingFolder !== undefined) {
        yield missingFolder;
        return;
    }
    if (!existsSync(dockerfileOf(build))) {
        const allowed = `a file that is there: there is no ${dockerfileOf(build)}`;
        yield invalid([...path, "dockerfile"], build.dockerfile, allowed);
    }
    const files = contextFiles(build);
    const bytes = files.reduce((sum, { stats }) => sum + stats.size, 0);
    if (files.length > contextLimits.files || bytes > contextLimits.bytes) {
        const [found, most] = [bytes, contextLimits.bytes].map((number) => Math.ceil(number / 1024 / 1024));
        yield {
            path: [...path, "context"],
            statement: `${build.context} has ${files.length} files of ${found} MiB; allowed ${contextLimits.files} files of ${most} MiB after .dockerignore`,
            fix: "Exclude what the image does not need there, or name another folder in",
        };
    }
}
