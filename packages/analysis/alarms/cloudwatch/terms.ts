import { NotUnderstood } from "./syntax";

/** A time series: its value in the period that ends with a minute, or nothing. */
export type SeriesValues = (end: number) => number | undefined;

/** What metric math calculates with: a number, a time series, or several of them. */
export type Term =
    | { readonly kind: "scalar"; readonly value: number }
    | { readonly kind: "series"; readonly at: SeriesValues }
    | { readonly kind: "list"; readonly members: readonly SeriesValues[] };

export const scalar = (value: number): Term => ({ kind: "scalar", value });
export const series = (at: SeriesValues): Term => ({ kind: "series", at });

const OPERATIONS: Readonly<Record<string, (a: number, b: number) => number | undefined>> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => (b === 0 ? undefined : a / b),
    "^": (a, b) => a ** b,
    "==": (a, b) => Number(a === b),
    "!=": (a, b) => Number(a !== b),
    "<": (a, b) => Number(a < b),
    "<=": (a, b) => Number(a <= b),
    ">": (a, b) => Number(a > b),
    ">=": (a, b) => Number(a >= b),
    AND: (a, b) => Number(a !== 0 && b !== 0),
    "&&": (a, b) => Number(a !== 0 && b !== 0),
    OR: (a, b) => Number(a !== 0 || b !== 0),
    "||": (a, b) => Number(a !== 0 || b !== 0),
};

/**
 * Applies an operator. Where only one of two time series has a value, the other counts as 0; where a series meets a
 * number, only the series' own values give results; a division by zero gives none.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-arithmetic
 */
export function combine(operator: string, left: Term, right: Term): Term {
    const apply = OPERATIONS[operator];
    if (apply === undefined) throw new NotUnderstood(`the operator ${operator} is not understood`);
    if (left.kind === "list" || right.kind === "list") return combineLists(operator, left, right);
    if (left.kind === "scalar" && right.kind === "scalar") {
        const value = apply(left.value, right.value);
        if (value === undefined) throw new NotUnderstood("a number is divided by 0");
        return scalar(value);
    }
    return series((end) => {
        const a = valueAt(left, end);
        const b = valueAt(right, end);
        const own = left.kind === "scalar" ? b : right.kind === "scalar" ? a : (a ?? b);
        return own === undefined ? undefined : apply(a ?? 0, b ?? 0);
    });
}

/** The value of a number or series in a period. @throws NotUnderstood for several series. */
export function valueAt(term: Term, end: number): number | undefined {
    if (term.kind === "list") throw new NotUnderstood("several time series stand where one is expected");
    return term.kind === "scalar" ? term.value : term.at(end);
}

/** Applies something to a series, or to each of several. @throws NotUnderstood for a number. */
export function mapSeries(term: Term, change: (values: SeriesValues) => SeriesValues): Term {
    if (term.kind === "scalar") throw new NotUnderstood("a number stands where a time series is expected");
    return term.kind === "series" ? series(change(term.at)) : { kind: "list", members: term.members.map(change) };
}

function combineLists(operator: string, left: Term, right: Term): Term {
    if (left.kind === "list" && right.kind === "list")
        throw new NotUnderstood("several time series are combined with several others");
    const members = left.kind === "list" ? left.members : right.kind === "list" ? right.members : [];
    const pairs = members.map((member) => {
        const one = series(member);
        const result = left.kind === "list" ? combine(operator, one, right) : combine(operator, left, one);
        return (end: number) => valueAt(result, end);
    });
    return { kind: "list", members: pairs };
}
