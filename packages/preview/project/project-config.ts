import { UsageError } from "../errors";
import { isRecord } from "./yaml";

/** A type as Pulumi.yaml declares it. */
export interface ConfigType {
    readonly type: string;
    readonly items?: ConfigType;
}

/** One key of `config` in Pulumi.yaml. */
export interface DeclaredConfig {
    readonly type?: ConfigType;
    readonly secret: boolean;
    /** What a stack gets that sets no value itself; undefined when every stack must set one. */
    readonly fallback?: unknown;
}

/**
 * Reads the `config` block by the CLI's rules: keys of the project may have a type and a default, keys of other
 * namespaces only a value, and a bare value is short for the one or the other.
 *
 * @throws UsageError with every mistake at once.
 */
export function projectConfig(
    file: string,
    project: string,
    block: Readonly<Record<string, unknown>>,
): Record<string, DeclaredConfig> {
    const problems: string[] = [];
    const declared: Record<string, DeclaredConfig> = {};
    for (const [key, written] of Object.entries(block)) {
        const own = !key.includes(":") || key.startsWith(`${project}:`);
        const entry = isRecord(written) ? written : { [own ? "default" : "value"]: written };
        problems.push(...mistakes(own, entry).map((problem) => `- ${key}: ${problem}`));
        declared[key.includes(":") ? key : `${project}:${key}`] = {
            ...(typeof entry["type"] === "string" ? { type: typeOfEntry(entry["type"], entry["items"]) } : {}),
            secret: entry["secret"] === true,
            fallback: entry["default"] ?? entry["value"] ?? undefined,
        };
    }
    if (problems.length > 0) {
        throw new UsageError([`${file}: ${count(problems.length, "mistake")} in config:`, ...problems].join("\n"));
    }
    return declared;
}

function mistakes(own: boolean, entry: Record<string, unknown>): string[] {
    const has = (name: string): boolean => entry[name] !== undefined && entry[name] !== null;
    const found: string[] = [];
    if (has("default") && has("value")) {
        found.push("has both a default and a value. Keep one.");
    }
    if (own) {
        found.push(...typeMistakes(entry, has("default")));
        return found;
    }
    if (has("type")) {
        found.push("belongs to another namespace than the project and must not have a type. Remove it.");
    }
    if (has("default")) {
        found.push("belongs to another namespace than the project: write value instead of default.");
    } else if (!has("value")) {
        found.push("has no value. Add one.");
    }
    return found;
}

function typeMistakes(entry: Record<string, unknown>, hasDefault: boolean): string[] {
    const { type, items } = entry;
    if (typeof type !== "string") {
        return [];
    }
    if (type === "array" && !isRecord(items)) {
        return ["is an array of unknown items. Declare their type with items."];
    }
    const declared = typeOfEntry(type, items);
    return hasDefault && !fitsType(declared, entry["default"])
        ? [`its default ${JSON.stringify(entry["default"])} is not of type ${typeName(declared)}.`]
        : [];
}

function typeOfEntry(type: string, items: unknown): ConfigType {
    return isRecord(items) && typeof items["type"] === "string"
        ? { type, items: typeOfEntry(items["type"], items["items"]) }
        : { type };
}

/** `array<string>`, as the CLI writes it. */
export function typeName(type: ConfigType): string {
    return type.items === undefined ? type.type : `array<${typeName(type.items)}>`;
}

/** The CLI's own notion of types: text that reads as a number or as a boolean is one. */
export function fitsType(type: ConfigType, value: unknown): boolean {
    switch (type.type) {
        case "string":
            return typeof value === "string";
        case "integer":
            return Number.isInteger(value) || (typeof value === "string" && /^[+-]?\d+$/.test(value));
        case "boolean":
            return typeof value === "boolean" || value === "true" || value === "false";
        case "object":
            return isRecord(value);
        default: {
            const { items } = type;
            return Array.isArray(value) && items !== undefined && value.every((item) => fitsType(items, item));
        }
    }
}

function count(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
