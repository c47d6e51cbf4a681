import { CHANGES, TOTALS, type Total } from "./math-functions";
import { NotUnderstood, parseExpression, type Node } from "./syntax";
import { valueAt, combine, mapSeries, scalar, series, type Term, type SeriesValues } from "./terms";

/** What an expression can name. */
export interface MathScope {
    /** Minutes of a period. */
    readonly period: number;
    /** Periods that CloudWatch looks back on. */
    readonly range: number;
    /** Ids of the metrics in the alarm, without those of expressions. */
    readonly metrics: readonly string[];
    /** The series behind an id, of a metric or of another expression. */
    resolve(id: string): SeriesValues | undefined;
}

/**
 * Makes a time series of an expression. Known are the operators, IF, FILL, METRICS, MAX, MIN, SUM and AVG over several
 * series, ABS, CEIL, FLOOR, DIFF, RATE, PERIOD, METRIC_COUNT and TIME_SERIES.
 *
 * @throws NotUnderstood for anything else, such as MAX of a single series, which AWS advises against in alarms because
 * its result depends on how far CloudWatch looks back.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function calculate(expression: string, scope: MathScope): SeriesValues {
    const term = termOf(parseExpression(expression), scope);
    if (term.kind === "series") return term.at;
    const [only, ...others] = term.kind === "list" ? term.members : [];
    if (only === undefined || others.length > 0) throw new NotUnderstood(`${expression} is not one time series`);
    return only;
}

function termOf(node: Node, scope: MathScope): Term {
    switch (node.kind) {
        case "number":
            return scalar(node.value);
        case "string":
            throw new NotUnderstood(`the text "${node.value}" is not expected`);
        case "name": {
            const values = scope.resolve(node.name);
            if (values === undefined) throw new NotUnderstood(`${node.name} is no metric and no expression`);
            return series(values);
        }
        case "list": {
            const terms = node.items.map((item) => termOf(item, scope));
            return { kind: "list", members: terms.flatMap(membersOf) };
        }
        case "negative":
            return combine("-", scalar(0), termOf(node.of, scope));
        case "binary":
            return combine(node.operator, termOf(node.left, scope), termOf(node.right, scope));
        case "call":
            return call(node.name, node.args, scope);
    }
}

function call(name: string, args: readonly Node[], scope: MathScope): Term {
    if (name === "METRICS") return metrics(args, scope);
    if (name === "FILL") return fill(args, scope);
    const terms = args.map((arg) => termOf(arg, scope));
    const [first, second, third] = terms;
    if (first === undefined) throw new NotUnderstood(`${name}() has no arguments`);
    if (name === "IF" && second !== undefined) return choose(first, second, third);
    if (name === "PERIOD") return scalar(scope.period * 60);
    if (name === "METRIC_COUNT") return scalar(membersOf(first).length);
    if (name === "TIME_SERIES" && first.kind === "scalar") return series(() => first.value);
    const total = TOTALS[name];
    if (total !== undefined && first.kind === "list") return overList(first.members, total);
    const change = CHANGES[name];
    if (change !== undefined) return mapSeries(first, (values) => change(values, scope.period, scope.range));
    throw new NotUnderstood(
        `${name} of ${first.kind === "list" ? "several time series" : "one time series"} is not understood`,
    );
}

function overList(members: readonly SeriesValues[], total: Total): Term {
    return series((end) => {
        const values = members.map((member) => member(end)).filter((value) => value !== undefined);
        return values.length === 0 ? undefined : total(values, members.length - values.length);
    });
}

function metrics([filter]: readonly Node[], scope: MathScope): Term {
    const text = filter?.kind === "string" ? filter.value : "";
    const chosen = scope.metrics.filter((id) => id.includes(text));
    return { kind: "list", members: chosen.flatMap((id) => scope.resolve(id) ?? []) };
}

/** Values for periods without data: a number, another series' value, or the last one (REPEAT). */
function fill([what, filler]: readonly Node[], scope: MathScope): Term {
    if (what === undefined || filler === undefined) throw new NotUnderstood("FILL needs two arguments");
    const repeat = filler.kind === "name" && filler.name === "REPEAT";
    const other = repeat ? scalar(0) : termOf(filler, scope);
    return mapSeries(termOf(what, scope), (values) => (end) => {
        if (!repeat) return values(end) ?? valueAt(other, end);
        for (let periods = 0; periods < scope.range; periods++) {
            const value = values(end - periods * scope.period);
            if (value !== undefined) return value;
        }
        return undefined;
    });
}

/** Where the condition has no value there is no result; a missing `then` counts as 0, a missing `otherwise` as nothing. */
function choose(condition: Term, then: Term, otherwise: Term | undefined): Term {
    return series((end) => {
        const value = valueAt(condition, end);
        if (value === undefined) return undefined;
        if (value !== 0) return valueAt(then, end) ?? 0;
        return otherwise === undefined ? undefined : valueAt(otherwise, end);
    });
}

function membersOf(term: Term): readonly SeriesValues[] {
    if (term.kind === "scalar") return [() => term.value];
    return term.kind === "series" ? [term.at] : term.members;
}
