import { existsSync, statSync } from "node:fs";
import { invalid, type ConfigProblem, type KeyPath } from "./problems";

/** The problem of a folder of a stack file that is not there. Named from where the program runs, as Pulumi reads it. */
export function folderProblem(path: KeyPath, folder: string): ConfigProblem | undefined {
    return existsSync(folder) && statSync(folder).isDirectory()
        ? undefined
        : invalid(path, folder, "a folder that is there, named from the project's directory");
}
