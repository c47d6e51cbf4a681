import { listed } from "../components/shared/block/problems";
import type { JsonSchema } from "./json-schema";

/** Units that the ends of keys tell. */
const units: Readonly<Record<string, string>> = {
    MiB: " MiB",
    GiB: " GiB",
    Seconds: " seconds",
    Days: " days",
    Percent: " %",
    percent: " %",
};

/** Names and domains may be longer than anybody writes; telling so would only make messages long. */
const longestWorthTelling = 100;

/** What a value may be, in words for a message or a table: `6 to 131072 MiB`, `true or false`. `key` tells the unit. */
export function allowedOf(schema: JsonSchema, key = ""): string {
    if (schema.patternErrorMessage !== undefined) {
        const { maxLength } = schema;
        const most =
            maxLength === undefined || maxLength >= longestWorthTelling ? "" : `, at most ${maxLength} characters`;
        return `${schema.patternErrorMessage.replace(/^allowed: /, "")}${most}`;
    }
    const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    if (values !== undefined) {
        return `${listed(values.map(String), "or")}${unitOf(key)}`;
    }
    switch (schema.type) {
        case "boolean":
            return "true or false";
        case "integer":
        case "number":
            return numbers(schema, unitOf(key));
        case "string":
            return text(schema);
        case "array":
            return entries(schema);
        case "object":
            return block(schema);
        default:
            return listed(
                [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => allowedOf(branch, key)),
                "or",
            );
    }
}

function unitOf(key: string): string {
    const unit = Object.keys(units).find((ending) => key.endsWith(ending));
    return unit === undefined ? "" : (units[unit] ?? "");
}

function numbers({ minimum, exclusiveMinimum, maximum }: JsonSchema, unit: string): string {
    const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum;
    if (exclusiveMinimum !== undefined) {
        return `above ${exclusiveMinimum}${most === undefined ? "" : ` and up to ${most}`}${unit}`;
    }
    const least = minimum ?? 0;
    return most === undefined ? `${least}${unit} or more` : `${least} to ${most}${unit}`;
}

function text({ minLength, maxLength }: JsonSchema): string {
    if (maxLength !== undefined) {
        return `${minLength ?? 0} to ${maxLength} characters`;
    }
    return minLength === undefined ? "text" : "text that is not empty";
}

function entries({ items, minItems, maxItems }: JsonSchema): string {
    const one = items?.enum === undefined ? "each" : "each one of";
    const what = items === undefined || items.type === "object" ? "" : `, ${one} ${allowedOf(items)}`;
    if (maxItems !== undefined) {
        return `${minItems ?? 0} to ${maxItems} entries${what}`;
    }
    return `${minItems === undefined ? "a list of entries" : `${minItems} or more entries`}${what}`;
}

function block({ properties, propertyNames, additionalProperties }: JsonSchema): string {
    if (properties !== undefined) {
        return `a block of ${listed(Object.keys(properties), "and")}`;
    }
    const names = propertyNames?.patternErrorMessage === undefined ? "" : ` (${allowedOf(propertyNames)})`;
    const scalar = typeof additionalProperties === "object" && additionalProperties.type === "string";
    return `a block of names${names}${scalar ? `, each with ${allowedOf(additionalProperties)}` : ""}`;
}
