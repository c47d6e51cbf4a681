import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";

/** Another stack of the project. */
export interface OtherStack {
    readonly name: string;
    /** What its file says, unchecked, by key with its namespace. */
    readonly config: Readonly<Record<string, unknown>>;
}

const stackFileSchema = z.object({ config: z.record(z.string(), z.unknown()) });

/**
 * Reads the stack files beside this stack's own, in the order of their names. A directory or file that cannot be read,
 * as where the program runs without its project, is passed over.
 */
export function readOtherStacks(directory: string, stack: string): OtherStack[] {
    return stackFiles(directory).flatMap(({ name, file }) => {
        const content = name === stack ? undefined : stackFileSchema.safeParse(readYaml(file)).data;
        return content === undefined ? [] : [{ name, config: content.config }];
    });
}

function stackFiles(directory: string): { name: string; file: string }[] {
    try {
        return readdirSync(directory)
            .sort()
            .flatMap((entry) => {
                const name = /^Pulumi\.(.+)\.ya?ml$/.exec(entry)?.[1];
                return name === undefined ? [] : [{ name, file: join(directory, entry) }];
            });
    } catch {
        return [];
    }
}

function readYaml(file: string): unknown {
    try {
        return load(readFileSync(file, "utf8"));
    } catch {
        return undefined;
    }
}
