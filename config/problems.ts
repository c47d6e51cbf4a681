import { closest } from "./suggest";

/** Where in a stack file: keys and list positions, the first of them with its namespace, e.g. `platform:vpn`. */
export type Path = readonly (string | number)[];

/** Something in a stack file that must change before anything can be deployed. */
export interface Problem {
    readonly path: Path;
    /** What is wrong and what is allowed, in half a sentence. */
    readonly statement: string;
    /** What to do, up to the name of the file: `Set it in`. */
    readonly fix: string;
}

/** A value that may not be. `allowed` says what may. */
export function invalid(path: Path, value: unknown, allowed: string, fix = "Set it in"): Problem {
    return { path, statement: `${verdict(shown(value, path))}; allowed ${allowed}`, fix };
}

/** A value of the wrong kind: a list where there should be a block, a number where there should be text. */
export function wrongKind(path: Path, value: unknown, allowed: string): Problem {
    const statement = verdict(Array.isArray(value) ? "a list" : shown(value, path));
    return { path, statement: `${statement}; allowed ${allowed}`, fix: "Set it in" };
}

/** A name, the last part of `path`, that may not be. */
export function invalidName(path: Path, allowed: string): Problem {
    return { path, statement: `${verdict(JSON.stringify(path.at(-1)))}; allowed ${allowed}`, fix: "Rename it in" };
}

/** A value that has to be there and is not. */
export function missing(path: Path, allowed: string): Problem {
    return { path, statement: `missing; allowed ${allowed}`, fix: "Set it in" };
}

/** A block that another one cannot do without. `reason` completes the sentence `missing; …`. */
export function required(path: Path, reason: string): Problem {
    return { path, statement: `missing; ${reason}`, fix: "Add it to" };
}

/** A key that does not exist. `known` are those that do, by their last part. */
export function unknownKey(path: Path, known: readonly string[]): Problem {
    const [, namespace = "", key = ""] = /^(.+:)?(.*)$/.exec(String(path.at(-1))) ?? [];
    const [meant] = meantBy(key, known);
    return meant === undefined
        ? { path, statement: `unknown key; allowed ${listed([...known].sort(), "and")}`, fix: "Remove it from" }
        : { path, statement: `unknown key; did you mean ${namespace}${meant}?`, fix: "Rename it in" };
}

/** The key that an unknown one was probably meant to be, if any: what it says would be missing otherwise. */
export function meantBy(key: string, known: readonly string[]): readonly string[] {
    const meant = known.includes(key) ? undefined : closest(key, known);
    return meant === undefined ? [] : [meant];
}

/** All problems of a stack in one message, sorted by key, each in a line of its own. */
export function report(problems: readonly Problem[], stack: string): string {
    const lines = new Set([...problems].sort(byPath).map((problem) => `- ${line(problem, `Pulumi.${stack}.yaml`)}`));
    const count = lines.size === 1 ? "1 problem" : `${lines.size} problems`;
    return [`config: ${count} in stack "${stack}"`, ...lines].join("\n");
}

/** `a, b and c`. */
export function listed(words: readonly string[], conjunction: "and" | "or"): string {
    return words.length < 2
        ? words.join("")
        : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.slice(-1).join("")}`;
}

/** A path as one writes it: `platform:services.registry-certs.public.hosts[0]`. */
export function keyOf(path: Path): string {
    return path
        .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
        .join("");
}

function verdict(what: string): string {
    return `${what} ${what.endsWith("entries") ? "are" : "is"} not valid`;
}

function line({ path, statement, fix }: Problem, file: string): string {
    return `${keyOf(path)}: ${statement}${statement.endsWith("?") ? "" : "."} ${fix} ${file}`;
}

function byPath(a: Problem, b: Problem): number {
    return (
        keyOf(a.path).localeCompare(keyOf(b.path), "en", { numeric: true }) ||
        a.statement.localeCompare(b.statement, "en", { numeric: true })
    );
}

/** A value for a message: short, and hidden where somebody may have put a secret. */
function shown(value: unknown, path: Path): string {
    if (Array.isArray(value)) {
        return value.length === 1 ? "1 entry" : `${value.length} entries`;
    }
    if (typeof value === "object") {
        return "the block";
    }
    if (mayBeSecret(path)) {
        return `the ${typeof value === "string" ? "text" : typeof value} given`;
    }
    const text = JSON.stringify(value);
    return text.length > 80 ? `${text.slice(0, 79)}…"` : text;
}

/** What is an environment variable or a secret, or sounds like one. */
function mayBeSecret(path: Path): boolean {
    return (
        path.some((part) => part === "environment" || part === "secrets") ||
        /password|secret|token|credential|private/i.test(String(path.at(-1)))
    );
}
