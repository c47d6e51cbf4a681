import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { documentation } from "../../../provider/facts/generate/documentation";
import { propertyPath, providerName } from "../../../provider/facts/generate/translate";
import { PackageFiles } from "../../../provider/schema/package-files";
import type { Members } from "../../../provider/schema/shape";
import { TypeKnowledge } from "../../../provider/schema/type-knowledge";
import type { TypeFacts } from "../../replacement";
import { Provider } from "./provider";
import { fill, setPaths, settablePaths } from "./schema";
import type { Block, Filling } from "./schema";

/**
 * Writes table.jsonl anew: `npx tsx tools/preview/against/replacement/generate DIRECTORY BINARY` in the project's root, where DIRECTORY holds a
 * Terraform configuration in which `terraform init` has run, and BINARY is the provider that it has installed. Takes some minutes.
 *
 * For each type the provider plans a change of every argument and answers which of them require a replacement.
 */
async function main(directory: string, binary: string): Promise<void> {
    const files = PackageFiles.find(process.cwd());
    if (files === undefined) {
        throw new Error("@pulumi/aws is not installed here: run this in the project's root");
    }
    const { provider: own, types } = readSchemas(directory);
    const knowledge = TypeKnowledge.open(process.cwd(), { cache: false });
    const names = new Map(
        [...types].map(([name, block]) => [name, settablePaths(block).filter((one) => !one.includes("."))]),
    );
    const provider = await Provider.start(binary);
    await provider.configure(offline(own));
    const lines: string[] = [];
    for (const token of files.resourceTypes()) {
        const name = providerName(token, names, knowledge);
        const block = types.get(name ?? "");
        const members = knowledge.resource(token)?.inputs;
        if (name !== undefined && block !== undefined && members !== undefined) {
            const found = await replacing(provider, name, block);
            lines.push(`${JSON.stringify([token, factsOf(token, block, found, { files, knowledge, members })])}\n`);
        }
    }
    provider.close();
    writeFileSync(path.join(__dirname, "..", "table.jsonl"), lines.join(""));
    process.stdout.write(`${lines.length} types\n`);
}

function readSchemas(directory: string): { provider: Block; types: Map<string, Block> } {
    const text = execFileSync("terraform", ["providers", "schema", "-json"], {
        cwd: directory,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
    });
    interface Schemas {
        readonly provider: { readonly block: Block };
        readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>>;
    }
    const { provider_schemas: all } = JSON.parse(text) as { provider_schemas: Record<string, Schemas> };
    const aws = all["registry.terraform.io/hashicorp/aws"];
    const types = Object.entries(aws?.resource_schemas ?? {}).map(([name, { block }]) => [name, block] as const);
    return { provider: aws?.provider.block ?? {}, types: new Map(types) };
}

const EMPTY: Filling = { text: () => "", amount: 0, flag: true, computed: false, writes: () => false };

/** A configuration that lets the provider start without an account. */
function offline(block: Block): object {
    const skip = ["skip_credentials_validation", "skip_requesting_account_id", "skip_region_validation"];
    const config = fill(block, { ...EMPTY, writes: (name) => skip.includes(name) });
    return {
        ...config,
        region: "us-east-1",
        access_key: "none",
        secret_key: "none",
        skip_metadata_api_check: "true",
        max_retries: 1,
    };
}

/** Argument paths that require a replacement. */
async function replacing(provider: Provider, name: string, block: Block): Promise<Set<string>> {
    const everything = await change(provider, name, block, () => true);
    if (everything !== undefined) {
        return new Set(everything);
    }
    const required = requiredPaths(block);
    const found = new Set<string>();
    for (const target of settablePaths(block)) {
        const writes = (at: string): boolean => at === target || target.startsWith(`${at}.`) || required.has(at);
        for (const one of (await change(provider, name, block, writes, target)) ?? []) {
            found.add(one);
        }
    }
    return found;
}

/** @param target The only argument to change; undefined for all. */
async function change(
    provider: Provider,
    name: string,
    block: Block,
    writes: Filling["writes"],
    target?: string,
): Promise<readonly string[] | undefined> {
    const value = (changed: boolean): Record<string, unknown> => {
        const text = (at: string): string =>
            changed && (target === undefined || at === target || at.startsWith(`${target}.`)) ? "b" : "a";
        const other = changed && target === undefined;
        return fill(block, { text, amount: other ? 2 : 1, flag: other, writes, computed: true });
    };
    const before: Record<string, unknown> = { ...value(false), id: "x" };
    const after: Record<string, unknown> = { ...value(true), id: "x" };
    for (const [attribute, { optional, required }] of Object.entries(block.attributes ?? {})) {
        if (optional !== true && required !== true) {
            after[attribute] = before[attribute];
        }
    }
    const waited = new Promise<undefined>((resolve) => setTimeout(resolve, 20_000).unref());
    const plan = await Promise.race([provider.plan(name, before, after).catch(() => undefined), waited]);
    return plan === undefined || plan.errors.length > 0 ? undefined : plan.replaces;
}

function requiredPaths(block: Block, at = ""): Set<string> {
    const prefix = at === "" ? "" : `${at}.`;
    const own = Object.entries(block.attributes ?? {}).flatMap(([name, { required }]) =>
        required === true ? [prefix + name] : [],
    );
    const inner = Object.entries(block.block_types ?? {}).flatMap(([name, one]) => [
        ...requiredPaths(one.block, prefix + name),
    ]);
    return new Set([...own, ...inner]);
}

const DOCUMENTED =
    /forces? (?:the creation of )?(?:a )?new resource|forces? (?:a )?(?:replacement|re-?creation)|force new/i;

interface Package {
    readonly files: PackageFiles;
    readonly knowledge: TypeKnowledge;
    readonly members: Members;
}

/** The same under the package's own names, with what its documentation adds. */
function factsOf(
    token: string,
    block: Block,
    found: ReadonlySet<string>,
    { files, knowledge, members }: Package,
): TypeFacts {
    const own = (paths: Iterable<string>): string[] => {
        const named = [...paths].flatMap((one) => propertyPath(one, members, knowledge) ?? []);
        return [...new Set(named.map((one) => one.replace(/\[\]$/, "")))].sort();
    };
    const documented = Object.keys(members).filter((name) => DOCUMENTED.test(documentation(files, token, name)));
    const replace = [...new Set([...own(found), ...documented])].sort();
    const sets = own(setPaths(block));
    return {
        ...(replace.length === 0 ? {} : { replace }),
        ...(sets.length === 0 ? {} : { sets }),
        ...("tags_all" in (block.attributes ?? {}) ? { tags: true } : {}),
    };
}

if (require.main === module) {
    void main(process.argv[2] ?? ".", process.argv[3] ?? "");
}
