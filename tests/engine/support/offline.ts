import { runPreview } from "../../packages/preview/support/run-preview";
import type { Operation } from "./events";

/** What to preview offline. */
export interface OfflineArgs {
    readonly stack: string;
    /** @default the repository */
    readonly root?: string;
    readonly configFile?: string;
    /** A state file to compare with. */
    readonly against?: string;
    /** @default false */
    readonly policies?: boolean;
}

interface Resource {
    readonly urn: string;
    readonly kind: string;
    readonly implicit: boolean;
    readonly inputs: Readonly<Record<string, unknown>>;
}

interface Change {
    readonly kind: Operation | "rename";
    readonly urn: string;
    readonly resource: string;
    readonly refused?: string;
}

interface Finding {
    readonly source: string;
    readonly level: string;
    readonly code: string;
    readonly urn?: string;
    readonly world?: string;
    readonly message: string;
}

interface Output {
    readonly exitCode: number;
    readonly worlds: Record<"strict" | "placeholder", { readonly resources: readonly Resource[] }>;
    readonly findings: readonly Finding[];
    readonly comparison?: { readonly changes: readonly Change[]; readonly unchanged: number };
}

/** What the offline preview says. */
export interface Offline extends Output {
    /** URNs of what a provider would make in a first preview, sorted. */
    readonly made: string[];
    /** `update aws:…::name` of what a provider manages, sorted. */
    readonly steps: string[];
    readonly refused: string[];
}

/** The offline preview's answer to what the engine is asked. */
export async function offline({ stack, root, configFile, against, policies }: OfflineArgs): Promise<Offline> {
    const flags = [
        ...(root === undefined ? [] : ["--cwd", root]),
        ...(configFile === undefined ? [] : ["--config-file", configFile]),
        ...(against === undefined ? [] : ["--against", against]),
        ...(policies === true ? [] : ["--no-policies"]),
    ];
    const { stdout, stderr } = await runPreview([stack, "--json", ...flags], {
        PULUMI_CONFIG_PASSPHRASE: "engine tests",
    });
    if (stdout === "") {
        throw new Error(stderr);
    }
    const output = JSON.parse(stdout) as Output;
    const changes = (output.comparison?.changes ?? []).filter(
        ({ resource, kind }) => (resource === "custom" || resource === "provider") && kind !== "rename",
    );
    return {
        ...output,
        made: output.worlds.strict.resources
            .filter(({ kind, implicit }) => kind === "custom" || (kind === "provider" && !implicit))
            .map(({ urn }) => urn)
            .sort(),
        steps: changes.map(({ kind, urn }) => `${kind} ${urn}`).sort(),
        refused: changes.flatMap(({ refused, urn }) => (refused === undefined ? [] : [urn])).sort(),
    };
}
