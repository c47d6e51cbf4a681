import { existsSync } from "node:fs";
import path from "node:path";
import { UsageError } from "../errors";
import { toConfigValue } from "./config-value";
import type { ConfigValue, Decrypt } from "./config-value";
import { stackNames } from "./project";
import type { Project } from "./project";
import { fitsType, typeName } from "./project-config";
import type { DeclaredConfig } from "./project-config";
import { isRecord, readYaml } from "./yaml";

/** The content of a stack's file, before anything is decrypted. */
export interface StackFile {
    readonly file: string;
    /** Full keys (`namespace:name`) to values as written. */
    readonly values: Readonly<Record<string, unknown>>;
    /** Proves a passphrase and holds the salt of its key. */
    readonly encryptionSalt: string | undefined;
    /** ESC environments that the stack imports; they cannot be read offline. */
    readonly environments: readonly string[];
}

/**
 * Reads Pulumi.<stack>.yaml, or the file named instead. An empty file is a stack without configuration; so is none, in a
 * project that has no stack file at all, where the values come from elsewhere.
 *
 * @throws UsageError when the file does not exist, naming the stacks that do.
 */
export function readStackFile(project: Project, stack: string, named?: string, elsewhere = false): StackFile {
    if (named === undefined && elsewhere && stackNames(project).length === 0) {
        return { file: stackFilesOf(project, stack)[0] ?? "", values: {}, encryptionSalt: undefined, environments: [] };
    }
    const file = named === undefined ? stackFileOf(project, stack) : namedFile(named);
    const content = readYaml(file) ?? {};
    if (!isRecord(content)) {
        throw new UsageError(`${file}: a stack file holds keys and values, for instance a config block.`);
    }
    const config = content["config"] ?? {};
    if (!isRecord(config)) {
        throw new UsageError(`${file}: config holds keys and values, for instance "aws:region: eu-west-1".`);
    }
    const outside = Object.keys(content).filter((key) => key.includes(":"));
    if (outside.length > 0) {
        const stand = outside.length === 1 ? "stands" : "stand";
        throw new UsageError(
            `${file}: ${outside.join(", ")} ${stand} outside of config: and would be ignored. Indent below it.`,
        );
    }
    const values = Object.entries(config).map(([key, value]) => [fullKey(project, key), value] as const);
    const environment = content["environment"] ?? [];
    const salt = content["encryptionsalt"];
    return {
        file,
        values: Object.fromEntries(values),
        encryptionSalt: typeof salt === "string" ? salt : undefined,
        environments: Array.isArray(environment) ? environment.map(String) : ["(written in the stack file)"],
    };
}

function namedFile(named: string): string {
    const file = path.resolve(named);
    if (!existsSync(file)) {
        throw new UsageError(`--config-file: ${file} does not exist.`);
    }
    return file;
}

function stackFilesOf(project: Project, stack: string): string[] {
    return ["yaml", "yml"].map((type) => path.join(project.stackDirectory, `Pulumi.${stack}.${type}`));
}

function stackFileOf(project: Project, stack: string): string {
    const candidates = stackFilesOf(project, stack);
    const found = candidates.find((file) => existsSync(file));
    if (found !== undefined) {
        return found;
    }
    const known = stackNames(project);
    const existing =
        known.length === 0
            ? "The project has no stack file yet; --config KEY=VALUE does without one."
            : `Stacks with a file: ${known.join(", ")}.`;
    throw new UsageError(`there is no stack "${stack}": ${String(candidates[0])} does not exist. ${existing}`);
}

/** A key without a namespace belongs to the project. */
export function fullKey(project: Project, key: string): string {
    return key.includes(":") ? key.replace(/^([^:]+):config:/, "$1:") : `${project.name}:${key}`;
}

/**
 * The whole configuration of a stack, as the program receives it: the stack's own values and, for keys that it leaves
 * out, what Pulumi.yaml declares.
 *
 * @throws UsageError with every missing and every wrongly typed key at once.
 */
export function resolveConfig(
    project: Project,
    stack: string,
    stackFile: StackFile,
    decrypt: Decrypt,
): Map<string, ConfigValue> {
    const config = new Map<string, ConfigValue>();
    for (const [key, value] of Object.entries(stackFile.values)) {
        config.set(key, toConfigValue(key, value, decrypt));
    }
    const problems: string[] = [];
    for (const [key, declared] of Object.entries(project.config).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (!config.has(key) && declared.fallback !== undefined) {
            config.set(key, toConfigValue(key, declared.fallback, decrypt));
        }
        problems.push(...checkKey(project, key, declared, config.get(key)));
    }
    if (problems.length > 0) {
        const title = `config: ${problems.length} problem${problems.length === 1 ? "" : "s"} in stack "${stack}"`;
        const fix = `Set ${problems.length === 1 ? "it" : "them"} in ${path.basename(stackFile.file)}.`;
        throw new UsageError([title, ...problems.map((problem) => `- ${problem}`), fix].join("\n"));
    }
    return config;
}

function checkKey(project: Project, key: string, declared: DeclaredConfig, value: ConfigValue | undefined): string[] {
    if (value === undefined) {
        return key.startsWith(`${project.name}:`)
            ? [`${key} is missing; Pulumi.yaml declares it without a default`]
            : [];
    }
    if (declared.type === undefined) {
        return [];
    }
    if (declared.secret && !value.secret) {
        return [`${key} is declared secret but not encrypted; use "pulumi config set --secret ${key}"`];
    }
    const structured = declared.type.type === "object" || declared.type.type === "array";
    const content = structured ? parseOrText(value.text) : value.text;
    return fitsType(declared.type, content) ? [] : [`${key} must be of type ${typeName(declared.type)}`];
}

function parseOrText(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
