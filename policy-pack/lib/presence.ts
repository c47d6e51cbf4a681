import { undecided, violation, type PolicyFinding } from "./finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/**
 * The findings about something that must be named, whatever it is: a key, a log group. A value that is not known yet
 * counts as named when it depends on another resource, as references do in a preview.
 */
export function expectNamed(owner: Resource, value: Value, required: string, fix: string): PolicyFinding[] {
    const text = value.text();
    if (text.state === "known" && text.value !== "") return [];
    if (text.state !== "unknown") return [violation(owner, { at: value.path, found: "not set", required, fix })];
    const property = /^[^.[]*/.exec(value.path)?.[0] ?? "";
    if ((owner.propertyDependencies[property] ?? []).length > 0) return [];
    return [undecided(owner, value.path, `a value that is plain in the program, or a reference (${required})`)];
}
