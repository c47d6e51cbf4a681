import type { Policy } from "../../../policy-pack/lib/policy";
import type { Settings } from "../../../policy-pack/lib/settings";
import { policies } from "../../../policy-pack/policies";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { analyze } from "../harness/rpc";
import { mutate, type Mutant } from "./mutant";

/** The policies that report something about a mutant at their own level or a stricter one, in alphabetical order. */
export async function killers(
    records: readonly PolicyRecord[],
    mutant: Mutant,
    settings: Partial<Settings>,
    judges: readonly Policy[] = policies,
): Promise<readonly string[]> {
    const report = await analyze(judges, mutate(records, mutant), { settings: { ...settings, ...mutant.settings } });
    const advisory = new Set(judges.filter(({ level }) => level === "advisory").map(({ name }) => name));
    const counting = report.diagnostics.filter(({ level, policy }) => level === "mandatory" || advisory.has(policy));
    return [...new Set(counting.map(({ policy }) => policy))].sort();
}

/** A row of the corpus table. */
export interface Row {
    readonly mutant: Mutant;
    readonly killers: readonly string[];
}

/** The table of mutants and killers, as Markdown. */
export function corpusTable(rows: readonly Row[]): string {
    const lines = rows.map(({ mutant: { name, killedBy }, killers: found }) => {
        const others = found.filter((killer) => killer !== killedBy).map((killer) => `\`${killer}\``);
        return `| ${name} | ${killedBy === null ? "nobody, rightly" : `\`${killedBy}\``} | ${others.join(", ")} |`;
    });
    return ["| Mutant | Killed by | Noticed by as well |", "| --- | --- | --- |", ...lines].join("\n");
}
