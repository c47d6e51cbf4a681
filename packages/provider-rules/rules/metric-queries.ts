import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";

const ID = /^[a-z][a-zA-Z0-9_]*$/;

/**
 * The queries of an alarm and the expressions that join them: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 *
 * @param list `metricQueries`.
 * @param threshold The query that stands for the threshold; that one returns data too.
 */
export function* queryProblems(list: Value, threshold: Value): Generator<Problem> {
    const queries = list.list ?? [];
    const ids = queries.map((query) => query.at("id"));
    for (const [index, at] of ids.entries()) {
        if (at.asString !== undefined && !ID.test(at.asString)) {
            const message = "must begin with a lower-case letter, and hold letters, digits and underscores";
            yield { code: "metric-id", at, message, fix: "rename it, also where expressions use it" };
        }
        if (at.asString !== undefined && ids.findIndex((other) => other.asString === at.asString) < index) {
            yield { code: "metric-id", at, message: "must be unique in the alarm", fix: "rename one of the two" };
        }
    }
    for (const query of queries) {
        yield* eitherMetricOrExpression(query);
        yield* unknownIds(query.at("expression"), ids);
    }
    yield* returnsData(list, queries, threshold);
}

function* eitherMetricOrExpression(query: Value): Generator<Problem> {
    const [metric, expression] = [query.at("metric"), query.at("expression")];
    if (metric.known && expression.known) {
        yield {
            code: "exclusive",
            at: expression,
            message: "cannot be given together with metric",
            fix: "remove one of the two",
        };
    }
    if (query.kind === "object" && metric.absent && expression.absent) {
        yield {
            code: "metric-query",
            at: query,
            message: "must hold a metric or an expression",
            fix: "give one of them",
        };
    }
    const period = metric.at("period");
    const seconds = period.asNumber;
    if (seconds !== undefined && ![1, 5, 10, 20, 30].includes(seconds) && (seconds < 60 || seconds % 60 !== 0)) {
        const message = "must be 1, 5, 10, 20, 30 or a multiple of 60 seconds";
        yield { code: "alarm-period", at: period, message, fix: "use a multiple of 60" };
    }
}

/** Words in lower case are ids; functions and keywords are in capitals; searches and SQL have a language of their own. */
function* unknownIds(at: Value, ids: readonly Value[]): Generator<Problem> {
    const text = at.asString;
    if (text === undefined || /SEARCH|SELECT|METRICS|INSIGHT/i.test(text) || ids.some((id) => !id.known)) {
        return;
    }
    const words = text.replace(/"[^"]*"|'[^']*'/g, "").match(/(?<![\w.])[a-z][A-Za-z0-9_]*/g) ?? [];
    const known = ids.map((id) => id.asString);
    const [unknown] = words.filter((word) => !known.includes(word));
    if (unknown !== undefined) {
        const name = at.secret ? "an id" : unknown;
        const message = `uses ${name}, which is no query of the alarm: it has ${known.join(", ")}`;
        yield { code: "metric-expression", at, message, fix: "correct the id, or add the query" };
    }
}

/** Exactly one query is what the alarm compares; with a band there are two. */
function* returnsData(list: Value, queries: readonly Value[], threshold: Value): Generator<Problem> {
    const flags = queries.map((query) => query.at("returnData"));
    const count = flags.filter((flag) => flag.asBoolean === true).length;
    const sure = flags.every((flag) => flag.absent || flag.known);
    if (queries.length > 0 && sure && threshold.absent && count !== 1) {
        const message = `must have exactly one query with returnData true, which is the one to watch: it has ${count}`;
        yield { code: "metric-return-data", at: list, message, fix: "set returnData to true on the one to watch" };
    }
}
