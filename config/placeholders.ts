import { exampleAccount } from "../components/shared/block/primitives";
import type { ConfigProblem, KeyPath } from "../components/shared/block/problems";

/** Values of one namespace by key. */
type Values = Readonly<Record<string, unknown>>;

/** What the shipped stack files have of examples, by how it is written, and what stands there in its place. */
const examples: readonly (readonly [pattern: RegExp, what: string])[] = [
    [/(?<![0-9])123456789012(?![0-9])/, "the number of your account"],
    // @see https://www.rfc-editor.org/rfc/rfc5737
    [/(?<![0-9.])(192\.0\.2|198\.51\.100|203\.0\.113)\.[0-9]/, "an address of yours; this range is for documentation"],
    // @see https://www.rfc-editor.org/rfc/rfc2606
    [/(?<![a-z0-9-])example[.-](gov|com|net|org)(?![a-z0-9-])|(?<![a-z0-9-])example-gov-/, "a name of yours"],
    [/^[TCG]0(123456789|23456789[0-9])$/, "an id of your Slack workspace"],
    [/\b555[ -]01[0-9]{2}\b/, "a telephone number that somebody answers"],
];

/**
 * Examples that are left in a stack file that is to be deployed. A file is an example as long as `aws:allowedAccountIds`
 * names the example's account; with another account it is meant.
 */
export function* checkPlaceholders(platform: Values, aws: Values): Iterable<ConfigProblem> {
    const accounts = aws["allowedAccountIds"];
    if (!Array.isArray(accounts) || accounts.length === 0 || accounts.map(String).includes(exampleAccount)) {
        return;
    }
    for (const [namespace, values] of [
        ["platform", platform],
        ["aws", aws],
    ] as const) {
        for (const [key, value] of Object.entries(values)) {
            yield* placeholdersIn([`${namespace}:${key}`], value);
        }
    }
}

function* placeholdersIn(path: KeyPath, value: unknown): Iterable<ConfigProblem> {
    if (typeof value === "string") {
        const [, what] = examples.find(([pattern]) => pattern.test(value)) ?? [];
        if (what !== undefined) {
            yield { path, statement: `still an example's; allowed ${what}`, fix: "Set it in" };
        }
    } else if (Array.isArray(value)) {
        for (const [index, entry] of value.entries()) {
            yield* placeholdersIn([...path, index], entry);
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [key, entry] of Object.entries(value)) {
            yield* placeholdersIn([...path, key], entry);
        }
    }
}
