/** What a complaint of the provider tells of an argument. */
export type Fact =
    | { readonly kind: "values"; readonly values: readonly (string | number)[] }
    | { readonly kind: "range" | "length"; readonly limits: readonly [number | null, number | null] }
    | { readonly kind: "pattern"; readonly pattern: string }
    | { readonly kind: "arn" | "json" | "account" | "time" | "other" }
    | { readonly kind: "exclusive"; readonly paths: readonly string[] };

const NUMBER = "(-?[\\d.]+(?:e\\+\\d+)?)";

type Reading = readonly [RegExp, (match: RegExpExecArray) => Fact | undefined];

/** Forms of the provider's complaints: the first group is the argument, where the complaint names it. */
export const READINGS: readonly Reading[] = [
    [/^expected "?([\w.]+)"? to be one of \[(.*?)\], got /s, ([, , list = ""]) => values(list)],
    [/^Attribute (.+?) value must be one of: \[(.*?)\], got: /s, ([, , list = ""]) => values(list)],
    [new RegExp(`^expected "?([\\w.]+)"? to be in the range \\(${NUMBER} - ${NUMBER}\\)`), limits("range")],
    [new RegExp(`^Attribute (.+?) value must be between ${NUMBER} and ${NUMBER},`, "s"), limits("range")],
    [new RegExp(`^expected "?([\\w.]+)"? to be at least \\(${NUMBER}\\)`), limits("range", "low")],
    [new RegExp(`^Attribute (.+?) value must be at least ${NUMBER},`, "s"), limits("range", "low")],
    [new RegExp(`^expected "?([\\w.]+)"? to be at most \\(${NUMBER}\\)`), limits("range", "high")],
    [new RegExp(`^Attribute (.+?) value must be at most ${NUMBER},`, "s"), limits("range", "high")],
    [/^expected "([\w.]+)" to be a valid port number, got/, () => ({ kind: "range", limits: [1, 65535] })],
    [/^expected "([\w.]+)" to be a valid port number or 0, got/, () => ({ kind: "range", limits: [0, 65535] })],
    [new RegExp(`^expected length of "?([\\w.]+)"? to be in the range \\(${NUMBER} - ${NUMBER}\\)`), limits("length")],
    [new RegExp(`^Attribute (.+?) string length must be between ${NUMBER} and ${NUMBER},`, "s"), limits("length")],
    [new RegExp(`^"([\\w.]+)" cannot be longer than ${NUMBER} (?:UTF8 )?characters`), limits("length", "high")],
    [new RegExp(`^Attribute (.+?) string length must be at most ${NUMBER},`, "s"), limits("length", "high")],
    [/^"([\w.]+)" doesn't comply with restrictions \("(.*?)"\)/s, ([, , text = ""]) => pattern(text)],
    [/^expected value of ([\w.]+) to match regular expression "(.*?)", got/s, ([, , text = ""]) => pattern(text)],
    [/^"([\w.]+)" \(.*\) is an invalid ARN/s, () => ({ kind: "arn" })],
    [/^Invalid ARN Value\n.*Path: (\S+)/s, () => ({ kind: "arn" })],
    [/^"([\w.]+)" contains an invalid JSON/, () => ({ kind: "json" })],
    [/^"([\w.]+)" doesn't look like AWS Account ID/, () => ({ kind: "account" })],
    [/^expected "([\w.]+)" to be a valid RFC3339 date/, () => ({ kind: "time" })],
    [
        /^Conflicting configuration arguments\n"([\w.]+)": conflicts with ([\w.]+)/,
        ([, a = "", b = ""]) => exclusive([a, b]),
    ],
    [
        /^Invalid combination of arguments\n"([\w.]+)": only one of `([\w.,]+)` can/,
        ([, , list = ""]) => exclusive(list.split(",")),
    ],
    [/^Invalid String Enum Value\n.*Path: (.+?)\nGiven.*Valid Values: \[(.*?)\]/s, ([, , list = ""]) => words(list)],
];

function values(list: string): Fact {
    const texts = [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? "");
    return {
        kind: "values",
        values: list.includes('"')
            ? texts
            : list
                  .split(/[\s,]+/)
                  .filter((word) => word !== "")
                  .map(Number),
    };
}

function words(list: string): Fact {
    return { kind: "values", values: list.split(/[\s,]+/).filter((word) => word !== "") };
}

function limits(kind: "range" | "length", only?: "low" | "high"): Reading[1] {
    return ([, , first, second]) => {
        const [a, b] = [Number(first), Number(second)];
        return { kind, limits: only === "low" ? [a, null] : only === "high" ? [null, a] : [a, b] };
    };
}

/** Go's expressions that JavaScript reads as well. */
function pattern(text: string): Fact | undefined {
    const unescaped = text.replace(/\\\\/g, "\\").replace(/\\"/g, '"');
    try {
        return { kind: "pattern", pattern: new RegExp(unescaped, "u").source };
    } catch {
        return { kind: "other" };
    }
}

/** Only sets of top-level arguments can be told apart from sets inside one of several blocks. */
function exclusive(paths: readonly string[]): Fact | undefined {
    return paths.some((path) => path.includes(".")) ? { kind: "other" } : { kind: "exclusive", paths };
}
