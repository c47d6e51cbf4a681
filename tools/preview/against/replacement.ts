import { readFileSync } from "node:fs";
import path from "node:path";
import { packageOf } from "../monitor/urn";
import { covers, withoutIndices } from "./paths";
import type { Forces } from "./comparison";

/** What is known of one type's arguments; paths are written without indices: `ebsBlockDevices[].volumeType`. */
export interface TypeFacts {
    /** Changing one of these replaces the resource. */
    readonly replace?: readonly string[];
    /** Changing one of these replaces the resource in some cases. */
    readonly perhaps?: readonly string[];
    /** Lists whose order means nothing. */
    readonly sets?: readonly string[];
    /** True where the provider adds its default tags. */
    readonly tags?: true;
}

let table: ReadonlyMap<string, TypeFacts> | undefined;

/**
 * Undefined for types that the table lacks.
 *
 * The table holds one line of JSON per type. `replacement/generate.ts` made it by asking the provider itself
 * (hashicorp/aws 5.100.0, the resources of which @pulumi/aws wraps) to plan a change of every argument.
 */
export function factsOf(type: string): TypeFacts | undefined {
    table ??= readTable();
    return table.get(type.replace(/^aws:alb\//, "aws:lb/"));
}

function readTable(): ReadonlyMap<string, TypeFacts> {
    const text = readFileSync(path.join(__dirname, "replacement", "table.jsonl"), "utf8");
    const lines = text.split("\n").filter((line) => line !== "");
    return new Map(lines.map((line) => JSON.parse(line) as [string, TypeFacts]));
}

/**
 * Whether a change at the path makes the provider replace a resource of the type.
 *
 * @param replaceOnChanges The option of the resource, which adds to what the provider knows.
 */
export function forces(type: string, changed: string, replaceOnChanges: readonly string[] = []): Forces {
    if (replaceOnChanges.some((pattern) => covers(pattern, changed) || covers(changed, pattern))) {
        return "yes";
    }
    if (changed === "region" && packageOf(type) === "aws") {
        return "yes";
    }
    const facts = factsOf(type);
    if (facts === undefined) {
        return "unknown";
    }
    const at = withoutIndices(changed);
    const whole = at.replace(/\[\]$/, "");
    const hit = (facts.replace ?? []).some(
        (known) => known === whole || isInside(known, at) || isInside(at, known) || isInside(whole, known),
    );
    const perhaps = (facts.perhaps ?? []).some((known) => known === whole || isInside(known, at));
    return hit ? "yes" : perhaps ? "unknown" : "no";
}

export function isSet(type: string, list: string): boolean {
    return factsOf(type)?.sets?.includes(list) === true;
}

/** Whether the inner path names a part of what the outer path names. */
function isInside(outer: string, inner: string): boolean {
    return inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));
}
