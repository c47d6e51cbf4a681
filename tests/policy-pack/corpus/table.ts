import { evasions } from "./evasions";
import { otherReporters, type Row } from "./rows";

const intro = (mutants: number, controls: number, alone: number) => `# What the policies stop

<!-- Made from tests/policy-pack/corpus by \`npm run mutants -- --write\`; do not edit. -->

${mutants} mutants: the resources of the production stack as the program registers them, each time made worse in one way.
Every one is killed by the policy that is meant for it, in a preview (nothing computed is known) and after an update. Where
the stack has no such thing, the mutant adds a compliant one first, named in the second column. ${controls} controls change
the stack in ways that nobody may report.

The last column tells who else reports the mutant when its own policy is disabled. ${alone} mutants then survive: nobody
else reports them.
`;

/** The page of mutants and their killers. */
export function corpusPage(rows: readonly Row[]): string {
    const mutants = rows.filter(({ mutant }) => mutant.killedBy !== null);
    const alone = mutants.filter((row) => otherReporters(row).length === 0).length;
    return [
        intro(mutants.length, rows.length - mutants.length, alone),
        "## Mutants\n",
        corpusTable(rows),
        "\n## Evasions\n",
        "Ways around such rules that packs are known to miss, and the mutants that go that way.\n",
        ...Object.entries(evasions).map(([evasion, names]) => `- ${evasion}: ${names.join("; ")}`),
        "",
    ].join("\n");
}

/** The table of mutants and killers, as Markdown. */
export function corpusTable(rows: readonly Row[]): string {
    const lines = rows.map((row) => {
        const { name, on, killedBy } = row.mutant;
        const others = otherReporters(row).map(code).join(", ");
        return `| ${name} | ${on?.name ?? ""} | ${killedBy === null ? "nobody, rightly" : code(killedBy)} | ${others} |`;
    });
    return [
        "| Mutant | Added first | Killed by | Without it reported by |",
        "| --- | --- | --- | --- |",
        ...lines,
    ].join("\n");
}

function code(name: string): string {
    return `\`${name}\``;
}
