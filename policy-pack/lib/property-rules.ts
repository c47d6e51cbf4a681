import { valuesAt } from "@platform/aws-model/paths";
import type { Resource } from "@platform/aws-model/resource";
import type { Leaf, Value } from "@platform/aws-model/value";
import { expectValue, type PolicyFinding } from "./finding";

/** What one property of some types must be. Policies that are lists of such rules need no code of their own. */
export interface PropertyRule {
    readonly types: readonly string[];
    /** With `*` for every element: `rules.*.lifecycle.deleteAfter`. */
    readonly path: string;
    /** What AWS does when the property is not set and what it is a part of is there. Left out: it may be left out. */
    readonly whenAbsent?: string;
    readonly accepts: (text: string) => boolean;
    /** Values that may stand in a message besides numbers and switches. */
    readonly words: readonly string[];
    readonly required: string;
    readonly fix: string;
    /** Whether a value that is not known passes: an output of this stack, which cannot be what the rule forbids. */
    readonly outputs?: true;
}

const SHOWN = /^(true|false|\d+(\.\d+)?)$/;

/** A switch that must be on; `whenAbsent` is what AWS does when it is not set. */
export function mustBeOn(types: readonly string[], path: string, whenAbsent = false): PropertyRule {
    const rule = { types, path, words: [], required: "true", fix: `set ${path} to true` };
    return { ...rule, whenAbsent: String(whenAbsent), accepts: (text) => text === "true" };
}

/** A switch that must be off, as it is when it is not set. */
export function mustBeOff(types: readonly string[], path: string): PropertyRule {
    return { types, path, words: [], accepts: (text) => text === "false", required: "false", fix: `remove ${path}` };
}

/** A number that must not be smaller. Without `whenAbsent` it need not be set. */
export function mustBeAtLeast(
    types: readonly string[],
    path: string,
    least: number,
    unit: string,
    whenAbsent?: number,
): PropertyRule {
    const rule = { types, path, words: [], accepts: (text: string) => Number(text) >= least };
    const texts = { required: `at least ${least} ${unit}`, fix: `set ${path} to ${least} or more` };
    return { ...rule, ...texts, ...(whenAbsent !== undefined && { whenAbsent: String(whenAbsent) }) };
}

/** A number that must not be larger. It need not be set. */
export function mustBeAtMost(types: readonly string[], path: string, most: number, unit: string): PropertyRule {
    const rule = { types, path, words: [], accepts: (text: string) => Number(text) <= most };
    return { ...rule, required: `at most ${most} ${unit}`, fix: `set ${path} to ${most} or less` };
}

/** A word that must not stand there. */
export function mustNotBe(
    types: readonly string[],
    path: string,
    word: RegExp,
    required: string,
    fix = `remove ${path}`,
): PropertyRule {
    return { types, path, words: [], accepts: (text) => !word.test(text), required, fix };
}

/** One of some words. Without `whenAbsent` it need not be set. */
export function mustBeOneOf(
    types: readonly string[],
    path: string,
    allowed: readonly string[],
    { words = [], whenAbsent }: { readonly words?: readonly string[]; readonly whenAbsent?: string } = {},
): PropertyRule {
    const rule = { types, path, words: [...allowed, ...words], accepts: (text: string) => allowed.includes(text) };
    const texts = { required: allowed.join(" or "), fix: `set ${path} to ${allowed[0] ?? ""}` };
    return { ...rule, ...texts, ...(whenAbsent !== undefined && { whenAbsent }) };
}

/** The types that rules are about. */
export function typesOf(rules: readonly PropertyRule[]): readonly string[] {
    return [...new Set(rules.flatMap(({ types }) => types))];
}

/** The findings about a resource under the rules that are about its type. */
export function judgeRules(resource: Resource, rules: readonly PropertyRule[]): PolicyFinding[] {
    return rules
        .filter(({ types }) => types.includes(resource.type))
        .flatMap((rule) => placesOf(resource, rule.path).flatMap((value) => judgeValue(resource, value, rule)));
}

/** A part of something that is not there is not missing. */
function placesOf(resource: Resource, path: string): readonly Value[] {
    const [, owner, last = path] = /^(.*)\.([^.]+)$/.exec(path) ?? [];
    if (owner === undefined || last === "*") return valuesAt(resource, path);
    return valuesAt(resource, owner).flatMap((value) => (value.state === "absent" ? [] : [value.at(last)]));
}

function judgeValue(resource: Resource, value: Value, rule: PropertyRule): PolicyFinding[] {
    const leaf = textOf(value);
    const { whenAbsent, accepts, words, required, fix } = rule;
    if (leaf.state === "absent" && whenAbsent === undefined) return [];
    if (leaf.state === "unknown" && rule.outputs === true) return [];
    const found = (text: string) => (SHOWN.test(text) || words.includes(text) ? text : "something else");
    return expectValue(resource, value, leaf, { whenAbsent: whenAbsent ?? "", accepts, found, required, fix });
}

/** The text, with every spelling of true and false as one; an empty text says nothing. */
function textOf(value: Value): Leaf<string> {
    const [flag, text] = [value.flag(), value.text()];
    if (flag.state === "absent" || text.state !== "known") return flag.state === "absent" ? flag : text;
    const spelled = flag.state === "known" && /^[a-z]+$/i.test(text.value);
    return spelled ? { state: "known", value: String(flag.value) } : text;
}
