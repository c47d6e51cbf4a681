import { canonicalType } from "@platform/aws-model/tokens";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PackageFiles } from "../../schema/package-files";
import { TypeKnowledge } from "../../schema/type-knowledge";
import type { TerraformBlock } from "./fill";
import { probe, probeCase } from "./probe";
import { readRefusal, type ProviderDiagnostic, type ProviderRefusal } from "./refusal";
import { generatedFacts } from "./table";
import { providerName } from "./translate";

/** Larger types take the validation minutes each and are mostly rules in rules. */
const LARGEST_SCHEMA = 20_000;

/**
 * Writes facts.jsonl anew: `npx tsx packages/provider-rules/facts/generate DIRECTORY`, where DIRECTORY holds a Terraform configuration that names the
 * provider and in which `terraform init` has run. Takes about an hour.
 *
 * The provider's validation names what it would have accepted; this gives every argument of every type wrong values and reads the complaints.
 */
function main(directory: string): void {
    const schemas = readSchemas(directory);
    const small = new Map([...schemas].filter(([, block]) => JSON.stringify(block).length < LARGEST_SCHEMA));
    const wrong = factsByType(probe(directory, small));
    const cased = factsByType(probeCase(directory, small, listedValues(wrong)));
    const lines = tableLines(schemas, wrong, cased);
    writeFileSync(join(__dirname, "..", "facts.jsonl"), lines.join(""));
    process.stdout.write(`facts about ${lines.length} types\n`);
}

function readSchemas(directory: string): Map<string, TerraformBlock> {
    const text = execFileSync("terraform", ["providers", "schema", "-json"], {
        cwd: directory,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
    });
    const { provider_schemas: providers } = JSON.parse(text) as {
        provider_schemas: Record<string, { resource_schemas: Record<string, { block: TerraformBlock }> }>;
    };
    const provider = providers["registry.terraform.io/hashicorp/aws"]?.resource_schemas ?? {};
    return new Map(Object.entries(provider).map(([name, { block }]) => [name, block]));
}

/** One line of JSON per type of the installed package about which something is known, in alphabetical order. */
function tableLines(
    schemas: ReadonlyMap<string, TerraformBlock>,
    wrong: ReadonlyMap<string, readonly ProviderRefusal[]>,
    cased: ReadonlyMap<string, readonly ProviderRefusal[]>,
): string[] {
    const files = PackageFiles.find(process.cwd());
    if (files === undefined) {
        throw new Error("@pulumi/aws is not installed here: run this in the project's root");
    }
    const knowledge = TypeKnowledge.open(process.cwd());
    const names = new Map([...schemas].map(([name, block]) => [name, argumentNames(block)]));
    const own = files.resourceTypes().filter((token) => canonicalType(token) === token);
    return own.flatMap((token) => {
        const name = providerName(token, names, knowledge) ?? "";
        const refusals = { wrong: wrong.get(name) ?? [], cased: cased.get(name) ?? [] };
        const facts = generatedFacts(token, refusals, knowledge, files);
        return Object.keys(facts).length === 0 ? [] : [`${JSON.stringify([token, facts])}\n`];
    });
}

/** A value of every list, by type and path. */
function listedValues(refusals: ReadonlyMap<string, readonly ProviderRefusal[]>): Map<string, Map<string, string>> {
    return new Map(
        [...refusals].map(([type, all]) => [
            type,
            new Map(
                all.flatMap(({ path, fact }) => {
                    const value =
                        fact.kind === "values" ? fact.values.find((one) => /[a-z]/i.test(String(one))) : undefined;
                    return value === undefined ? [] : [[path, String(value)] as const];
                }),
            ),
        ]),
    );
}

/** Complaints by the type that they are about. */
function factsByType(diagnostics: readonly ProviderDiagnostic[]): Map<string, ProviderRefusal[]> {
    const result = new Map<string, ProviderRefusal[]>();
    for (const diagnostic of diagnostics) {
        const type = /(?:^|\.)(aws_\w+)\./.exec(diagnostic.address ?? diagnostic.snippet?.context ?? "")?.[1];
        const refusal = readRefusal(diagnostic);
        if (type !== undefined && refusal !== undefined) {
            result.set(type, [...(result.get(type) ?? []), refusal]);
        }
    }
    return result;
}

function argumentNames({ attributes = {}, block_types: blocks = {} }: TerraformBlock): string[] {
    const settable = Object.entries(attributes).filter(
        ([, { optional, required }]) => optional === true || required === true,
    );
    return [...settable.map(([name]) => name), ...Object.keys(blocks)].filter((name) => name !== "timeouts");
}

if (require.main === module) {
    main(process.argv[2] ?? ".");
}
