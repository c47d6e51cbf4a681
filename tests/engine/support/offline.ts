import { runPreview } from "../../packages/preview/support/run-preview";

/** What to preview offline. */
export interface OfflineArgs {
    readonly stack: string;
    /** A state file to compare with. */
    readonly against?: string;
}

interface Resource {
    readonly urn: string;
    readonly kind: string;
    readonly implicit: boolean;
}

interface Output {
    readonly worlds: Record<"strict" | "placeholder", { readonly resources: readonly Resource[] }>;
    readonly comparison?: { readonly changes: readonly unknown[]; readonly unchanged: number };
}

/** What the offline preview says. */
export interface Offline extends Output {
    /** URNs of what a provider would make in a first preview, sorted. */
    readonly made: string[];
}

/** The offline preview's answer to what the engine is asked. */
export async function offline({ stack, against }: OfflineArgs): Promise<Offline> {
    const flags = against === undefined ? [] : ["--against", against];
    const { stdout, stderr } = await runPreview([stack, "--json", "--no-policies", ...flags]);
    if (stdout === "") {
        throw new Error(stderr);
    }
    const output = JSON.parse(stdout) as Output;
    const made = output.worlds.strict.resources.filter(
        ({ kind, implicit }) => kind === "custom" || (kind === "provider" && !implicit),
    );
    return { ...output, made: made.map(({ urn }) => urn).sort() };
}
