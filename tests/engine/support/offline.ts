import type { WireMap } from "@platform/aws-model/wire";
import { runPreview } from "../../packages/preview/support/run-preview";
import { violated, type Operation, type Plan } from "./events";

/** What to preview offline. */
export interface OfflineArgs {
    readonly stack: string;
    /** Of the program. @default the repository */
    readonly root?: string;
    /** In place of the stack's own. */
    readonly configFile?: string;
    /** A state file to compare with. */
    readonly against?: string;
    /** Of the secrets in both. */
    readonly passphrase?: string;
    /** That say where to find policies, such as `packFlags`. @default no policies */
    readonly policies?: readonly string[];
}

interface Resource {
    readonly urn: string;
    readonly kind: string;
    readonly implicit: boolean;
    readonly inputs: WireMap;
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
}

interface Output {
    readonly findings: readonly Finding[];
    readonly worlds: Record<"strict" | "placeholder", { readonly resources: readonly Resource[] }>;
    readonly comparison?: {
        readonly changes: readonly Change[];
        readonly unchanged: number;
        readonly notes: readonly string[];
    };
}

/** What the offline preview says. */
export interface Offline extends Output, Plan {
    /** URNs of what a provider would make in a first preview, sorted. */
    readonly made: string[];
    /** What policies say of a first preview: `mandatory policy: resource`, sorted. */
    readonly violations: string[];
}

/** The offline preview's answer to what the engine is asked. */
export async function offline(args: OfflineArgs): Promise<Offline> {
    const { stack, root, configFile, against, passphrase, policies = ["--no-policies"] } = args;
    const flags = [
        ...(root === undefined ? [] : ["--cwd", root]),
        ...(configFile === undefined ? [] : ["--config-file", configFile]),
        ...(against === undefined ? [] : ["--against", against]),
        ...policies,
    ];
    const { stdout, stderr } = await runPreview([stack, "--json", ...flags], {
        PULUMI_CONFIG_PASSPHRASE: passphrase,
    });
    if (stdout === "") {
        throw new Error(stderr);
    }
    const output = JSON.parse(stdout) as Output;
    const made = output.worlds.strict.resources.filter(
        ({ kind, implicit }) => kind === "custom" || (kind === "provider" && !implicit),
    );
    const changes = (output.comparison?.changes ?? []).filter(
        ({ resource, kind }) => resource === "custom" && kind !== "rename",
    );
    return {
        ...output,
        made: made.map(({ urn }) => urn).sort(),
        steps: changes.map(({ kind, urn }) => `${kind} ${urn}`).sort(),
        violations: output.findings
            .filter(({ source, world }) => source.startsWith("policy:") && world !== "placeholder")
            .map(({ level, code, urn }) => violated(code, level, urn))
            .sort(),
        refused: changes.flatMap(({ refused, urn }) => (refused === undefined ? [] : [urn])).sort(),
    };
}
