import { allowedOf } from "../../config/allowed";
import { jsonSchemaOf, schemaAt, type JsonSchema } from "../../config/json-schema";
import { providerSchema } from "../../config/provider";
import { stackSchema } from "../../config/stack";
import { configNamespace } from "../../config/namespace";

const introduction = `# Configuration of a stack

<!-- Made from the blocks in config/blocks.ts by \`npm run reference\`; do not edit. -->

A stack's configuration is its file \`Pulumi.<stack>.yaml\`. A part of the platform exists because its block does: without
\`platform:vpn\` there is no VPN. Every value is checked before anything is deployed; all problems are reported at once.
Editors complete and check stack files by [stack.schema.json](stack.schema.json).

\`<name>\` stands for a name of your own. It becomes part of what the resources are called, so renaming it replaces them.
\`[]\` stands for each entry of a list. A default of "required" holds within the block: a block that is left out needs
nothing.
`;

/** The page that describes every key of a stack file. */
export function configReference(): string {
    return [
        introduction,
        section("aws", jsonSchemaOf(providerSchema), "Keys of the AWS provider that the platform reads as well."),
        ...Object.entries(jsonSchemaOf(stackSchema).properties ?? {}).map(([key, schema]) =>
            section(`${configNamespace}:${key}`, schema, `${schema.description ?? ""}${defaultOf(schema)}`),
        ),
    ].join("\n");
}

function defaultOf(schema: JsonSchema): string {
    return schema.properties === undefined && schema.default !== undefined && schema.additionalProperties === undefined
        ? ` Allowed: ${allowedOf(schema)}. Default: ${shown(schema.default)}.`
        : "";
}

function section(title: string, schema: JsonSchema, text: string): string {
    const rows = innerRows(schema, title === "aws" ? "aws:" : "");
    const table = ["| Key | Type | Default | Allowed | What it is |", "| --- | --- | --- | --- | --- |", ...rows].join(
        "\n",
    );
    return `## \`${title}\`\n\n${text}\n${rows.length === 0 ? "" : `\n${table}\n`}`;
}

/** Rows of what is in a block, a list or a record. `prefix` is what their keys start with. */
function innerRows(schema: JsonSchema, prefix: string): string[] {
    const branches = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    const keys = new Set(branches.flatMap(({ properties }) => Object.keys(properties ?? {})));
    const named = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
    const separated = prefix === "" || prefix.endsWith(":") ? prefix : `${prefix}.`;
    return [
        ...[...keys].flatMap((key) => {
            const inner = schemaAt(schema, [key]);
            const needed = inner?.default === undefined && branches.some(({ required }) => required?.includes(key));
            return inner === undefined ? [] : rowsOf(inner, `${separated}${key}`, needed, onlyWith(schema, key));
        }),
        ...(named === undefined ? [] : innerRows(named, `${separated}<name>`)),
        ...(schema.items === undefined ? [] : innerRows(schema.items, `${prefix}[]`)),
    ];
}

/** For a key of only some branches of a choice, the choice that it belongs to. */
function onlyWith({ oneOf }: JsonSchema, key: string): string {
    const branches = (oneOf ?? []).filter(({ properties }) => properties?.[key] !== undefined);
    const choices = branches.flatMap(({ properties }) =>
        Object.entries(properties ?? {}).flatMap(([name, { const: value }]) =>
            value === undefined ? [] : [`\`${name}: ${value}\``],
        ),
    );
    return branches.length === oneOf?.length || choices.length === 0 ? "" : ` Only with ${choices.join(", ")}.`;
}

function rowsOf(schema: JsonSchema, key: string, needed: boolean, condition: string): string[] {
    const cells = [
        `\`${key}\``,
        typeOf(schema),
        needed ? "required" : defaultFor(schema),
        schema.properties === undefined && schema.oneOf === undefined ? allowedOf(schema, key) : "",
        `${schema.description ?? ""}${condition}`,
    ];
    const row = `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    return [row, ...innerRows(schema, key)];
}

function typeOf(schema: JsonSchema): string {
    const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
    if (branches.length > 0) {
        return [...new Set(branches.map(typeOf))].join(" or ");
    }
    if (schema.type === "array") {
        return "list";
    }
    if (schema.type === "object") {
        return schema.properties === undefined ? "names" : "block";
    }
    return schema.type === "string" || schema.enum?.every((value) => typeof value === "string") === true
        ? "text"
        : (schema.type ?? "number").replace("integer", "number");
}

/** A block that exists by itself has the defaults of its keys. */
function defaultFor(schema: JsonSchema): string {
    if (schema.default === undefined) {
        return "none";
    }
    return schema.properties === undefined ? shown(schema.default) : "as below";
}

function shown(value: unknown): string {
    if (Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === "object")) {
        return value.map((entry: { description?: string }) => entry.description ?? "").join("; ");
    }
    return typeof value === "string" ? `\`${value}\`` : `\`${JSON.stringify(value)}\``;
}
