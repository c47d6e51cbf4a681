import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { nearest } from "../schema/suggestion";
import { parseArn } from "../shapes/arn";
import { parseJson } from "../shapes/json";
import type { Facts } from "./facts";
import { bounds, exclusive } from "./limits";
import { factsAbout } from "./table";

/** The most values that a message lists. */
const LISTED = 16;

/** Compares a resource's arguments, one by one, with what is known of them. */
export function* factProblems(subject: Subject): Generator<Problem> {
    const facts = factsAbout(subject.type);
    const at = (path: string): readonly Value[] => subject.inputs.all(path);
    for (const [path, values] of Object.entries(facts.values ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield* at(path).flatMap((value) => notAmong(value, values, anyCase));
    }
    for (const [path, values] of Object.entries(facts.unconfirmed ?? {})) {
        const anyCase = facts.anyCase?.includes(path) === true;
        yield* at(path).flatMap((value) => probablyMisspelt(value, values, anyCase));
    }
    for (const [path, limits] of Object.entries(facts.range ?? {})) {
        yield* at(path).flatMap((value) => bounds(value, value.number, limits, "out-of-range", ""));
    }
    for (const [path, limits] of Object.entries(facts.length ?? {})) {
        yield* at(path).flatMap((value) =>
            bounds(value, value.string?.length, limits, "wrong-length", " characters long"),
        );
    }
    yield* formProblems(facts, at);
    yield* exclusive(subject, facts.exclusive ?? []);
}

function* formProblems(facts: Facts, at: (path: string) => readonly Value[]): Generator<Problem> {
    for (const [path, pattern] of Object.entries(facts.pattern ?? {})) {
        const form = new RegExp(pattern, "u");
        yield* at(path).flatMap((value) =>
            misformed(value, (text) => form.test(text), "wrong-form", `must match ${pattern}`),
        );
    }
    const kinds = [
        ["arn", isArn, "not-an-arn", "must be an ARN: arn:partition:service:region:account:resource"],
        ["json", (text: string) => parseJson(text) !== undefined, "not-json", "must be JSON"],
        ["account", (text: string) => /^\d{12}$/.test(text), "not-an-account", "must be an account id of 12 digits"],
        ["time", isTime, "not-a-time", "must be a time such as 2030-01-31T12:00:00Z"],
    ] as const;
    for (const [kind, fits, code, message] of kinds) {
        yield* (facts[kind] ?? [])
            .flatMap((path) => at(path))
            .flatMap((value) => misformed(value, fits, code, message));
    }
}

function notAmong(at: Value, values: readonly (string | number)[], anyCase: boolean): Problem[] {
    const text = textOf(at);
    if (text === undefined || includes(values, text, anyCase)) {
        return [];
    }
    const list =
        values.length <= LISTED || typeof values[0] === "number"
            ? values.join(", ")
            : `the ${values.length} values that AWS knows`;
    return [{ code: "value-not-allowed", at, message: `must be one of ${list}`, fix: suggestion(at, text, values) }];
}

/** For lists that AWS may have lengthened: only a value close to a known one is doubtful. */
function probablyMisspelt(at: Value, values: readonly (string | number)[], anyCase: boolean): Problem[] {
    const text = textOf(at);
    if (text === undefined || includes(values, text, anyCase) || nearest(text, values.map(String)) === undefined) {
        return [];
    }
    const message = "is not among the values that the provider was known to take";
    return [{ code: "value-doubtful", level: "advisory", at, message, fix: suggestion(at, text, values) }];
}

function includes(values: readonly (string | number)[], text: string, anyCase: boolean): boolean {
    return values.some((value) => {
        const known = String(value);
        return known === text || (anyCase && known.toLowerCase() === text.toLowerCase());
    });
}

function suggestion(at: Value, text: string, values: readonly (string | number)[]): string {
    if (at.isSecret) {
        return "use one of these";
    }
    if (values.every((value) => typeof value === "number")) {
        const below = values.filter((value) => value < Number(text)).at(-1);
        const above = values.find((value) => value > Number(text));
        return `use ${[below, above].filter((value) => value !== undefined).join(" or ")}`;
    }
    const close = nearest(text, values.map(String));
    return close === undefined ? "use one of these" : `did you mean ${close}?`;
}

function misformed(at: Value, fits: (text: string) => boolean, code: string, message: string): Problem[] {
    return at.string === undefined || at.string === "" || fits(at.string)
        ? []
        : [{ code, at, message, fix: "correct it" }];
}

function textOf(at: Value): string | undefined {
    return at.string ?? at.number?.toString() ?? at.boolean?.toString();
}

function isArn(text: string): boolean {
    return parseArn(text) !== undefined;
}

function isTime(text: string): boolean {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}
