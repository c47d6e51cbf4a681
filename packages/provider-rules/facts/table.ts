import { readFileSync } from "node:fs";
import path from "node:path";
import { canonicalType } from "@platform/aws-model/tokens";
import type { Facts } from "./facts";

let lines: ReadonlyMap<string, string> | undefined;
const parsed = new Map<string, Facts>();

/**
 * What is known of single arguments of a type; empty for types that the table lacks.
 *
 * The table holds one line of JSON per type, of which only those in use are parsed. It was made by `facts/generate`: the values that the provider's own
 * validation (hashicorp/aws 5.100.0) names when it refuses a wrong one, under the names of @pulumi/aws, brought up to date from its documentation.
 */
export function factsAbout(type: string): Facts {
    lines ??= readLines();
    let facts = parsed.get(type);
    if (facts === undefined) {
        facts = (JSON.parse(lines.get(canonicalType(type)) ?? "[0,{}]") as [string, Facts])[1];
        parsed.set(type, facts);
    }
    return facts;
}

function readLines(): ReadonlyMap<string, string> {
    const text = readFileSync(path.join(__dirname, "facts.jsonl"), "utf8");
    return new Map(text.split("\n").map((line) => [line.slice(2, line.indexOf('"', 2)), line]));
}
