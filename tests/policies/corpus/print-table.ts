import { corpus } from "./corpus";
import { golden, goldenPolicies, goldenSettings } from "./golden";
import { corpusTable, killers, type Row } from "./killers";

/** Prints who kills which mutant of the small platform: `npx tsx tests/policies/corpus/print-table.ts`. */
async function main(): Promise<void> {
    const judged = new Set<string | null>([null, ...goldenPolicies.map(({ name }) => name)]);
    const rows: Row[] = [];
    for (const mutant of corpus.filter(({ killedBy }) => judged.has(killedBy))) {
        rows.push({
            mutant,
            killers: await killers(golden(mutant.only ?? "preview"), mutant, goldenSettings, goldenPolicies),
        });
    }
    console.log(corpusTable(rows));
}

void main();
