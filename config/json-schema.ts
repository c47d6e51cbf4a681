import { z } from "zod";
import type { KeyPath } from "../components/shared/block/problems";

/** The part of JSON Schema that the stack's schema uses. */
export interface JsonSchema {
    readonly type?: string;
    readonly description?: string;
    readonly default?: unknown;
    readonly enum?: readonly (string | number)[];
    readonly const?: string | number;
    readonly anyOf?: readonly JsonSchema[];
    readonly oneOf?: readonly JsonSchema[];
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: boolean | JsonSchema;
    readonly propertyNames?: JsonSchema;
    readonly items?: JsonSchema;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly pattern?: string;
    /** What editors show in place of the pattern. */
    readonly patternErrorMessage?: string;
}

const known = new WeakMap<z.ZodType, JsonSchema>();

/** A schema as JSON Schema, for what one writes: what has a default is optional. Making it is slow, so it is kept. */
export function jsonSchemaOf(type: z.ZodType): JsonSchema {
    const schema = known.get(type) ?? makeJsonSchema(type);
    known.set(type, schema);
    return schema;
}

function makeJsonSchema(type: z.ZodType): JsonSchema {
    return z.toJSONSchema(type, {
        io: "input",
        target: "draft-7",
        override: ({ zodSchema, jsonSchema }) => {
            delete jsonSchema.$schema;
            if (jsonSchema.type === "string" || jsonSchema.anyOf !== undefined) {
                // Nothing that the schema accepts, so that it answers with what it does accept.
                const unacceptable = jsonSchema.type === "string" ? "\u0000" : 0;
                const message = z.safeParse(zodSchema, unacceptable).error?.issues[0]?.message;
                if (message?.startsWith("allowed: ") === true) {
                    jsonSchema["patternErrorMessage"] = message;
                }
            }
        },
    }) as JsonSchema;
}

/**
 * The schema of what `path` (without a namespace) names; none where the path leaves the schema. `value` is what stands
 * there: it tells which branch of a choice is meant.
 */
export function schemaAt(schema: JsonSchema, path: KeyPath, value?: unknown): JsonSchema | undefined {
    const [head, ...tail] = path;
    if (head === undefined) {
        return branchFor(schema, value) ?? schema;
    }
    const inner = valueAt(value, [head]);
    const branches = branchesOf(schema).flatMap((branch) => schemaAt(branch, [head]) ?? []);
    const discriminators = branches.flatMap((branch) => branch.const ?? []);
    const next =
        (typeof head === "number" ? schema.items : schema.properties?.[head]) ??
        (typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined) ??
        (discriminators.length > 1 ? choiceOf(branches) : branches[0]);
    return next && schemaAt(next, tail, inner);
}

/** The key that tells the branches of a choice apart: its values are those of the branches. */
function choiceOf(branches: readonly JsonSchema[]): JsonSchema {
    const usual = branches.find((branch) => branch.default !== undefined);
    return {
        ...(usual === undefined ? {} : { default: usual.default }),
        enum: branches.flatMap((branch) => branch.const ?? []),
        description: branches.map((branch) => `\`${branch.const ?? ""}\`: ${branch.description ?? ""}`).join(" "),
    };
}

/** What stands at a path in a value. */
export function valueAt(value: unknown, path: KeyPath): unknown {
    return path.reduce<unknown>(
        (inner, part) =>
            typeof inner === "object" && inner !== null ? (inner as Record<string | number, unknown>)[part] : undefined,
        value,
    );
}

/**
 * The branch whose fixed values, such as `kind`, are those of the value, or its defaults where the value has none; else one
 * all of whose needed keys the value has.
 */
function branchFor(schema: JsonSchema, value: unknown): JsonSchema | undefined {
    const branches = branchesOf(schema);
    const fixed = branches.find(({ properties }) => {
        const values = Object.entries(properties ?? {}).filter(([, property]) => property.const !== undefined);
        return (
            values.length > 0 &&
            values.every(([key, property]) => (valueAt(value, [key]) ?? property.default) === property.const)
        );
    });
    return fixed ?? branches.find(({ required }) => required?.every((key) => valueAt(value, [key]) !== undefined));
}

function branchesOf({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] {
    return [...(anyOf ?? []), ...(oneOf ?? [])];
}
