import { field } from "../fields";
import { arnParts } from "./patterns";
import type { Value } from "../value";

/** One line of a statement's Condition block. */
export interface Condition {
    /** In lower case, without set qualifier and `IfExists`: `stringequals`. */
    readonly operator: string;
    /** In lower case: AWS compares names of keys so. */
    readonly key: string;
    readonly values: readonly Value[];
    /** Whether it also holds when the request lacks the key (`…IfExists`, `ForAllValues:…`): then it limits nothing. */
    readonly vacuous: boolean;
}

/** Operators that demand a value; the negated ones only exclude some. */
const DEMANDING = new Set(["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"]);
const PATTERNS = new Set(["stringlike", "arnequals", "arnlike"]);
const WILDCARDS = /[*?]/;

/** The conditions of a statement, all of which must hold; undefined if they are not known. */
export function conditionsOf(statement: Value): readonly Condition[] | undefined {
    const block = field(statement, "Condition");
    if (block.state === "unknown") return undefined;
    const conditions = block.keys().map((operator) => {
        const lines = block.at(operator);
        if (lines.state === "unknown") return undefined;
        const [, qualifier, bare = ""] =
            /^(?:(forallvalues|foranyvalue):)?(.*?)(?:ifexists)?$/.exec(operator.toLowerCase()) ?? [];
        const vacuous = qualifier === "forallvalues" || operator.toLowerCase().endsWith("ifexists");
        return lines.keys().map((key) => ({
            operator: bare,
            key: key.toLowerCase(),
            values: lines.at(key).items(),
            vacuous,
        }));
    });
    return conditions.includes(undefined) ? undefined : conditions.flatMap((lines) => lines ?? []);
}

/** Whether a condition demands one of some values, so that requests without them are refused. */
export function demands({ operator, vacuous, values }: Condition): boolean {
    return DEMANDING.has(operator) && !vacuous && values.length > 0;
}

/** Whether a condition demands values without wildcards in effect. An unknown value is an output: an id or an ARN. */
export function isExact(condition: Condition): boolean {
    return (
        demands(condition) &&
        condition.values.every((value) => {
            const text = value.text();
            if (text.state === "unknown") return true;
            return text.state === "known" && !(PATTERNS.has(condition.operator) && WILDCARDS.test(text.value));
        })
    );
}

/** Whether a condition demands values that belong to somebody: exact ones, or ARNs with a fixed account or bucket. */
export function isFixed(condition: Condition): boolean {
    if (isExact(condition)) return true;
    return (
        demands(condition) &&
        condition.values.every((value) => {
            const text = value.text();
            if (text.state === "unknown") return true;
            if (text.state !== "known" || !text.value.startsWith("arn:")) return false;
            const { account, resource = "*" } = arnParts(text.value);
            return !WILDCARDS.test(account === "" ? (resource.split("/")[0] ?? "*") : account);
        })
    );
}
