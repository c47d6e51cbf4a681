import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** The directory of the stack files. Where the program runs without the CLI, it is the one that it runs in. */
export function projectDirectory(): string {
    const directory = pulumi.getRootDirectory();
    return existsSync(join(directory, "Pulumi.yaml")) ? directory : process.cwd();
}

/** What is in a file that a stack file names, by its path from there; undefined where no file can be read. */
export function readProjectFile(path: string, directory = projectDirectory()): Buffer | undefined {
    try {
        return readFileSync(join(directory, path));
    } catch {
        return undefined;
    }
}
