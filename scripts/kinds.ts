import { FACETS, type Kind } from "@platform/aws-model/facets/kind";
import { allKinds, kindOf } from "@platform/aws-model/kinds/index";

const HELP = `What is known of a type of AWS resource, facet by facet.

  npm run kinds -- TOKEN…   a checklist for each type, such as aws:rds/instance:Instance
  npm run kinds             the kinds with something missing

Exit code: 0 nothing is missing; 1 something is; 2 TOKEN is no type token.`;

/** Prints the checklists and returns the exit code. */
function main(tokens: readonly string[]): number {
    if (tokens.some((token) => token === "--help" || token === "-h")) {
        console.log(HELP);
        return 0;
    }
    const wrong = tokens.filter((token) => !/^\w[\w-]*:\w+(\/\w+)?:\w+$/.test(token));
    if (wrong.length > 0) {
        console.error(`${wrong.join(", ")}: no type token; allowed: aws:<module>/<resource>:<Resource>.\n\n${HELP}`);
        return 2;
    }
    const asked = tokens.length > 0 ? tokens.map((token) => [token, kindOf(token)] as const) : incomplete();
    for (const [token, kind] of asked) console.log(checklist(token, kind));
    return asked.some(([, kind]) => missing(kind).length > 0) ? 1 : 0;
}

function incomplete(): readonly (readonly [string, Kind])[] {
    const found = allKinds().filter((kind) => missing(kind).length > 0);
    console.log(`${allKinds().length} kinds, ${found.length} of them with something missing.`);
    return found.map((kind) => [kind.tokens[0] ?? "", kind]);
}

function missing(kind: Kind | undefined): readonly string[] {
    return FACETS.filter((facet) => kind?.[facet] === undefined);
}

function checklist(token: string, kind: Kind | undefined): string {
    if (kind === undefined) {
        const service = /[:](\w+)\//.exec(token)?.[1] ?? "";
        return `${token}: no kind\n  Describe it in packages/aws-model/kinds/${service}-<resource>.ts; its neighbours show how.`;
    }
    const lines = FACETS.map((facet) => {
        const value = kind[facet];
        if (value === undefined) return `  [ ] ${facet}`;
        return "none" in value ? `  [-] ${facet}: ${value.none}` : `  [x] ${facet}`;
    });
    return [`${token}: ${kind.label}`, ...lines].join("\n");
}

process.exitCode = main(process.argv.slice(2));
