import type { z } from "zod";
import {
    invalid,
    invalidName,
    keyOf,
    missing,
    wrongKind,
    type ConfigProblem,
    type KeyPath,
} from "../components/shared/block/problems";
import { allowedOf } from "./allowed";
import { jsonSchemaOf, schemaAt, valueAt, type JsonSchema } from "./json-schema";
import { closest, meantBy, unknownKey } from "./suggest";

type Issue = z.core.$ZodIssue;

/** As many choices as a message can list and still be read. */
const mostChoices = 20;

/** The problems that `type` found in what stands under one namespace of a stack file. */
export function problemsOf(
    issues: readonly Issue[],
    type: z.ZodType,
    namespace: string,
    values: unknown,
): ConfigProblem[] {
    if (issues.length === 0) {
        return []; // what follows is slow, and a valid stack does not need it
    }
    const schema = jsonSchemaOf(type);
    const misspelt = new Set(issues.flatMap((issue) => misspeltIn(issue, schema, values)));
    return issues.flatMap((issue) => {
        const inside = insideOf(issue);
        const path = inNamespace(namespace, inside);
        if (issue.code === "unrecognized_keys") {
            const known = keysAt(schema, inside, values);
            return issue.keys.map((key) => unknownKey(inNamespace(namespace, [...inside, key]), known));
        }
        if (issue.code === "invalid_key") {
            return [invalidName(path, issue.issues.map(allowedByMessage).join("; "))];
        }
        const value = valueAt(values, inside);
        const allowed = allowedFor(issue, schemaAt(schema, inside), inside, value);
        if (value === undefined || value === null) {
            return misspelt.has(keyOf(inside)) ? [] : [missing(path, allowed)];
        }
        return [issue.code === "invalid_type" ? wrongKind(path, value, allowed) : invalid(path, value, allowed)];
    });
}

/** The keys that an issue's unknown ones were meant to be: they are not missing besides. */
function misspeltIn(issue: Issue, schema: JsonSchema, values: unknown): string[] {
    const inside = insideOf(issue);
    const known = keysAt(schema, inside, values);
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    return keys.flatMap((key) => meantBy(key, known)).map((meant) => keyOf([...inside, meant]));
}

function insideOf(issue: Issue): KeyPath {
    return issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
}

function keysAt(schema: JsonSchema, inside: KeyPath, values: unknown): string[] {
    return Object.keys(schemaAt(schema, inside, values)?.properties ?? {});
}

/** The path as the stack file writes it: the namespace belongs to the first key. */
function inNamespace(namespace: string, inside: KeyPath): KeyPath {
    const [head = "", ...tail] = inside;
    return [`${namespace}:${head}`, ...tail];
}

/** What the message of the issue says is allowed, or else what the schema does. */
function allowedFor(issue: Issue, schema: JsonSchema | undefined, inside: KeyPath, value: unknown): string {
    const choices = schema?.enum ?? [];
    if (typeof value === "number" && choices.includes(String(value))) {
        return `"${value}", in quotes`;
    }
    if (issue.message.startsWith("allowed: ")) {
        return allowedByMessage(issue);
    }
    if (choices.length > mostChoices && typeof choices[0] === "string") {
        const meant = closest(String(value), choices.map(String));
        return `what docs/reference/config.md lists${meant === undefined ? "" : `; did you mean ${meant}?`}`;
    }
    return `${schema === undefined ? issue.message : allowedOf(schema, keyOf(inside))}${hint(issue, schema, value)}`;
}

function allowedByMessage({ message }: { readonly message: string }): string {
    return message.replace(/^allowed: /, "");
}

/** YAML's quotes decide between text and number; whoever mixes them up is told. So is who writes a fraction. */
function hint(issue: Issue, schema: JsonSchema | undefined, value: unknown): string {
    const kind = schema?.type ?? typeof schema?.enum?.[0];
    if (kind === "string" && (typeof value === "number" || typeof value === "boolean")) {
        return ", in quotes";
    }
    if (typeof value === "string" && kind !== "string" && issue.code !== "custom") {
        const asText = kind === "boolean" ? /^(true|false)$/ : /^-?[0-9.]+$/;
        return asText.test(value) ? ", without quotes" : "";
    }
    return kind === "integer" && typeof value === "number" && !Number.isInteger(value) ? ", without a fraction" : "";
}
