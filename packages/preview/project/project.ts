import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import { projectConfig } from "./project-config";
import type { DeclaredConfig } from "./project-config";
import { isRecord, readYaml } from "./yaml";

/** What Pulumi.yaml says, as far as a preview needs it. */
export interface Project {
    readonly name: string;
    /** Directory that holds Pulumi.yaml. */
    readonly root: string;
    readonly file: string;
    /** The directory in which the program runs. */
    readonly workingDirectory: string;
    /** What to load there: a file's name, or "." for what package.json or the directory's index names. */
    readonly entryPoint: string;
    /** Where Pulumi.<stack>.yaml files are. */
    readonly stackDirectory: string;
    readonly config: Readonly<Record<string, DeclaredConfig>>;
    readonly runtime: { readonly name: string; readonly options: Readonly<Record<string, unknown>> };
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/**
 * Reads the Pulumi project that the directory belongs to: its own or that of the nearest directory above.
 *
 * @throws UsageError when there is none or it is not a Node.js project, with every mistake in its `config` at once.
 */
export function loadProject(directory: string): Project {
    const file = findProjectFile(path.resolve(directory));
    const content = readYaml(file);
    if (!isRecord(content) || typeof content["name"] !== "string" || content["name"] === "") {
        throw new UsageError(`${file}: the project has no name. Write "name: <project>" at its top.`);
    }
    const { name } = content;
    const root = path.dirname(file);
    const main = content["main"];
    return {
        name,
        root,
        file,
        ...locateProgram(file, root, typeof main === "string" ? main : ""),
        stackDirectory: path.resolve(root, stackDirectory(content)),
        config: projectConfig(file, name, isRecord(content["config"]) ? content["config"] : {}),
        runtime: runtimeOf(file, content["runtime"]),
    };
}

function findProjectFile(directory: string): string {
    for (let current = directory; ; current = path.dirname(current)) {
        const found = PROJECT_FILES.map((name) => path.join(current, name)).find((file) => existsSync(file));
        if (found !== undefined) {
            return found;
        }
        if (current === path.dirname(current)) {
            throw new UsageError(
                `there is no Pulumi.yaml in ${directory} or above it. Name the project's directory with --cwd.`,
            );
        }
    }
}

/** `main` names a directory or a file; the program runs in that directory, or in the file's. */
function locateProgram(file: string, root: string, main: string): Pick<Project, "workingDirectory" | "entryPoint"> {
    if (main === "") {
        return { workingDirectory: root, entryPoint: "." };
    }
    const target = path.resolve(root, main);
    if (!existsSync(target)) {
        throw new UsageError(`${file}: main is "${main}", which does not exist.`);
    }
    return statSync(target).isDirectory()
        ? { workingDirectory: target, entryPoint: "." }
        : { workingDirectory: path.dirname(target), entryPoint: path.basename(target) };
}

/** `config` held this directory before it became the declaration of configuration keys. */
function stackDirectory(content: Record<string, unknown>): string {
    const directory = content["stackConfigDir"] ?? content["config"];
    return typeof directory === "string" ? directory : "";
}

function runtimeOf(file: string, runtime: unknown): Project["runtime"] {
    const name = isRecord(runtime) ? runtime["name"] : runtime;
    const options = isRecord(runtime) && isRecord(runtime["options"]) ? runtime["options"] : {};
    if (name !== "nodejs") {
        throw new UsageError(`${file}: the runtime is ${JSON.stringify(name)}; only nodejs programs can be previewed.`);
    }
    return { name, options };
}

/** The stacks that have a file, in alphabetical order. */
export function stackNames(project: Project): string[] {
    const files = existsSync(project.stackDirectory) ? readdirSync(project.stackDirectory) : [];
    return files
        .flatMap((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1] ?? [])
        .sort((a, b) => a.localeCompare(b, "en"));
}
