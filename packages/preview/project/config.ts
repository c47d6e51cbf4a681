import type { Finding } from "@platform/aws-model/finding";
import type { ConfigValue } from "./config-value";
import { passphraseDecrypter } from "./passphrase";
import type { Project } from "./project";
import { fullKey, readStackFile, resolveConfig } from "./stack-config";

export interface StackValues {
    readonly file: string;
    /** In alphabetical order of the full keys. */
    readonly values: ReadonlyMap<string, ConfigValue>;
    readonly findings: readonly Finding[];
}

/** Where a stack's configuration comes from. */
export interface ConfigSource {
    /** Values that take the place of the stack file's, by key. */
    readonly overlay: ReadonlyMap<string, unknown>;
    /** A file that takes the place of the stack's own. */
    readonly file?: string;
}

/**
 * Everything that a program can read from its configuration.
 *
 * @throws UsageError for a missing stack and for every wrong value at once.
 */
export function loadStackValues(project: Project, stack: string, { overlay, file }: ConfigSource): StackValues {
    const written = readStackFile(project, stack, file, overlay.size > 0);
    const overlaid = [...overlay].map(([key, value]) => [fullKey(project, key), value] as const);
    const stackFile = { ...written, values: { ...written.values, ...Object.fromEntries(overlaid) } };
    const passphrase = passphraseDecrypter(project, stackFile);
    const resolved = resolveConfig(project, stack, stackFile, passphrase.decrypt);
    const values = new Map([...resolved].sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
        file: stackFile.file,
        values,
        findings: [...passphrase.findings(), ...environmentFindings(stackFile.environments, stackFile.file)],
    };
}

function environmentFindings(environments: readonly string[], file: string): Finding[] {
    return environments.map((environment) => ({
        source: "program",
        level: "advisory",
        code: "environment",
        message: `the stack imports the environment ${environment}, which cannot be read offline`,
        fix: `Give the values that the program needs with --config, or in ${file}.`,
    }));
}
