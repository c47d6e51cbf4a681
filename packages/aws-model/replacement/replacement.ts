import { readFileSync } from "node:fs";
import path from "node:path";
import { canonicalType } from "../tokens";

/** What is known of one type's arguments; paths are written without indices: `ebsBlockDevices[].volumeType`. */
export interface TypeFacts {
    /** Changing one of these replaces the resource. */
    readonly replace?: readonly string[];
    /** Changing one of these replaces the resource in some cases. */
    readonly perhaps?: readonly string[];
    /** True where the provider planned no change of it at all: what else replaces the resource is not known. */
    readonly unasked?: true;
    /** Lists whose order means nothing. */
    readonly sets?: readonly string[];
    /** What the provider fills in where an argument is left out: to say it is no change. */
    readonly usual?: Readonly<Record<string, string>>;
    /** True where the provider adds its default tags. */
    readonly tags?: true;
}

let table: ReadonlyMap<string, TypeFacts> | undefined;

/**
 * Undefined for types that the table lacks.
 *
 * The table holds one line of JSON per type. `provider-rules/replacement/generate` made it by asking the provider itself
 * (hashicorp/aws 5.100.0, the resources of which @pulumi/aws wraps) to plan a change of every argument.
 */
export function factsOf(type: string): TypeFacts | undefined {
    table ??= readTable();
    return table.get(canonicalType(type));
}

function readTable(): ReadonlyMap<string, TypeFacts> {
    const text = readFileSync(path.join(__dirname, "table.jsonl"), "utf8");
    const lines = text.split("\n").filter((line) => line !== "");
    return new Map(lines.map((line) => JSON.parse(line) as [string, TypeFacts]));
}
