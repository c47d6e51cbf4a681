/** Where in a stack file: keys and list positions, the first of them with its namespace, e.g. `platform:vpn`. */
export type KeyPath = readonly (string | number)[];

/** Something in a stack file that must change before anything can be deployed. */
export interface ConfigProblem {
    readonly path: KeyPath;
    /** What is wrong and what is allowed, in half a sentence. */
    readonly statement: string;
    /** What to do, up to the name of the file: `Set it in`. */
    readonly fix: string;
}

/** A value that may not be. `allowed` says what may. */
export function invalid(path: KeyPath, value: unknown, allowed: string, fix = "Set it in"): ConfigProblem {
    return { path, statement: `${verdict(shown(value, path))}; allowed ${allowed}`, fix };
}

/** A value of the wrong kind: a list where there should be a block, a number where there should be text. */
export function wrongKind(path: KeyPath, value: unknown, allowed: string): ConfigProblem {
    const statement = verdict(Array.isArray(value) ? "a list" : shown(value, path));
    return { path, statement: `${statement}; allowed ${allowed}`, fix: "Set it in" };
}

/** A name, the last part of `path`, that may not be. */
export function invalidName(path: KeyPath, allowed: string): ConfigProblem {
    return { path, statement: `${verdict(JSON.stringify(path.at(-1)))}; allowed ${allowed}`, fix: "Rename it in" };
}

/** A value that has to be there and is not. */
export function missing(path: KeyPath, allowed: string): ConfigProblem {
    return { path, statement: `missing; allowed ${allowed}`, fix: "Set it in" };
}

/** A block that another one cannot do without. `reason` completes the sentence `missing; …`. */
export function required(path: KeyPath, reason: string): ConfigProblem {
    return { path, statement: `missing; ${reason}`, fix: "Add it to" };
}

/** All problems of a stack in one message, sorted by key, each in a line of its own. */
export function report(problems: readonly ConfigProblem[], stack: string): string {
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
export function keyOf(path: KeyPath): string {
    return path
        .map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`))
        .join("");
}

/** Text as it stands in messages. */
export function quoted(text: string): string {
    return JSON.stringify(text);
}

function verdict(what: string): string {
    return `${what} ${what.endsWith("entries") ? "are" : "is"} not valid`;
}

function line({ path, statement, fix }: ConfigProblem, file: string): string {
    return `${keyOf(path)}: ${statement}${statement.endsWith("?") ? "" : "."} ${fix} ${file}`;
}

function byPath(a: ConfigProblem, b: ConfigProblem): number {
    return (
        keyOf(a.path).localeCompare(keyOf(b.path), "en", { numeric: true }) ||
        a.statement.localeCompare(b.statement, "en", { numeric: true })
    );
}

/** A value for a message: short, and hidden where somebody may have put a secret. */
function shown(value: unknown, path: KeyPath): string {
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
function mayBeSecret(path: KeyPath): boolean {
    return (
        path.some((part) => part === "environment" || part === "secrets") ||
        /password|secret|token|credential|private/i.test(String(path.at(-1)))
    );
}
