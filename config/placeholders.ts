import { exampleAccounts } from "../components/shared/block/primitives";
import type { ConfigProblem, KeyPath } from "../components/shared/block/problems";

/** Values of one namespace by key. */
type Values = Readonly<Record<string, unknown>>;

/** What the shipped stack files have of examples, by how it is written, and what stands there in its place. */
const examples: readonly (readonly [pattern: RegExp, what: string])[] = [
    [new RegExp(`(?<![0-9])(${exampleAccounts.join("|")})(?![0-9])`), "the number of your account"],
    // @see https://www.rfc-editor.org/rfc/rfc5737
    [/(?<![0-9.])(192\.0\.2|198\.51\.100|203\.0\.113)\.[0-9]/, "an address of yours; this range is for documentation"],
    // @see https://www.rfc-editor.org/rfc/rfc2606
    [/(?<![a-z0-9-])example[.-](gov|com|net|org)(?![a-z0-9-])|(?<![a-z0-9-])example-gov-/, "a name of yours"],
    [/^[TCG]0(123456789|23456789[0-9])$/, "an id of your Slack workspace"],
    [/^(1234567|8765432[1-3])$/, "the id that GitHub tells"],
    [/^o-a1b2c3d4e5$/, "the id of your organization"],
    [/^94482488-3041-7018-8a61-3f5c7d0e9b12$/, "the id of a group of yours"],
    [/\b555[ -]01[0-9]{2}\b/, "a telephone number that somebody answers"],
];

/** What is in a file of the project, undefined where there is none. */
type ReadFile = (path: string) => Buffer | undefined;

/**
 * Examples that are left in a stack file that is to be deployed, and in the files that it names. A stack file is an example
 * as long as `aws:allowedAccountIds` names the example's account; with another account it is meant.
 */
export function* checkPlaceholders(platform: Values, aws: Values, readFile: ReadFile): Iterable<ConfigProblem> {
    const accounts = aws["allowedAccountIds"];
    if (
        !Array.isArray(accounts) ||
        accounts.length === 0 ||
        accounts.some((id) => exampleAccounts.includes(String(id)))
    ) {
        return;
    }
    for (const [namespace, values] of [
        ["platform", platform],
        ["aws", aws],
    ] as const) {
        for (const [key, value] of Object.entries(values)) {
            yield* placeholdersIn([`${namespace}:${key}`], value, readFile);
        }
    }
}

function* placeholdersIn(path: KeyPath, value: unknown, readFile: ReadFile): Iterable<ConfigProblem> {
    if (typeof value === "string" || typeof value === "number") {
        const text = String(value);
        const what = exampleIn(text) ?? (text.startsWith("./") ? exampleFile(readFile(text)) : undefined);
        if (what !== undefined) {
            yield { path, statement: `still an example's; allowed ${what}`, fix: "Set it in" };
        }
    } else if (Array.isArray(value)) {
        for (const [index, entry] of value.entries()) {
            yield* placeholdersIn([...path, index], entry, readFile);
        }
    } else if (typeof value === "object" && value !== null) {
        for (const [key, entry] of Object.entries(value)) {
            yield* placeholdersIn([...path, key], entry, readFile);
        }
    }
}

/** What stands in the place of an example. */
function exampleIn(text: string): string | undefined {
    return examples.find(([pattern]) => pattern.test(text))?.[1];
}

function exampleFile(content: Buffer | undefined): string | undefined {
    const found = content && exampleIn(content.toString("utf8"));
    return found && `a file of yours: in this one an example stands in place of ${found}`;
}
