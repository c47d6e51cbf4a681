import type { MetricRef } from "@platform/aws-model/facets/watch";
import type { Leaf, Value } from "@platform/aws-model/value";
import type { PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";
import type { MissingData } from "./cloudwatch/alarm-state";
import { isComparison } from "./cloudwatch/comparison";
import type { AlarmDefinition, MetricQuery, Query } from "./cloudwatch/definition";
import { NotUnderstood } from "./cloudwatch/syntax";

const MISSING: readonly string[] = ["missing", "ignore", "breaching", "notBreaching"] satisfies readonly MissingData[];

/** Reads when a metric alarm fires. @throws NotUnderstood when the plan does not say, or says what is not known here. */
export function definitionOf(alarm: PlanResource): AlarmDefinition {
    const comparison = required(alarm.get("comparisonOperator").text());
    if (!isComparison(comparison)) throw new NotUnderstood(`${comparison} compares with no fixed threshold`);
    const evaluationPeriods = required(alarm.get("evaluationPeriods").number());
    const { queries, watched, seconds } = queriesOf(alarm);
    if (seconds % 60 !== 0) throw new NotUnderstood(`a period of ${seconds} seconds is under a minute`);
    return {
        ...{ queries, watched, comparison, evaluationPeriods },
        period: seconds / 60,
        threshold: required(alarm.get("threshold").number()),
        datapointsToAlarm: known(alarm.get("datapointsToAlarm").number()) ?? evaluationPeriods,
        treatMissingData: missingData(alarm, queries),
    };
}

/** The metrics that an alarm reads, as far as they are known, also where it is not known when it fires. */
export function looksOf(alarm: PlanResource): readonly MetricQuery[] {
    const items = alarm.get("metricQueries").items();
    const makes = items.length === 0 ? [() => singleQuery(alarm)] : items.map((item) => () => queryOf(item));
    return makes.flatMap((make) => {
        try {
            const query = make();
            return "metric" in query ? [query] : [];
        } catch (error) {
            if (error instanceof NotUnderstood) return [];
            throw error;
        }
    });
}

/** Alarms on DynamoDB ignore missing data, whatever they say. */
function missingData(alarm: PlanResource, queries: readonly Query[]): MissingData {
    if (queries.some((query) => "metric" in query && query.metric.namespace === "AWS/DynamoDB")) return "ignore";
    const text = alarm.get("treatMissingData").text();
    if (text.state === "absent") return "missing";
    const said = required(text);
    if (!MISSING.includes(said)) throw new NotUnderstood(`treatMissingData ${said} is not understood`);
    return said as MissingData;
}

interface Queries {
    readonly queries: readonly Query[];
    readonly watched: string;
    readonly seconds: number;
}

function queriesOf(alarm: PlanResource): Queries {
    const items = alarm.get("metricQueries").items();
    if (items.length === 0) {
        const seconds = required(alarm.get("period").number());
        return { queries: [singleQuery(alarm)], watched: "metric", seconds };
    }
    const queries = items.map(queryOf);
    const returned = items.findIndex((item) => known(item.at("returnData").flag()) === true);
    const watched = queries[returned === -1 && queries.length === 1 ? 0 : returned]?.id;
    if (watched === undefined) throw new NotUnderstood("none of its queries returns data");
    const periods = items.flatMap((item) => known(item.at("metric", "period").number()) ?? []);
    const [seconds, ...others] = new Set(periods);
    if (seconds === undefined || others.length > 0) throw new NotUnderstood("its metrics have no common period");
    return { queries, watched, seconds };
}

function singleQuery(alarm: PlanResource): Query {
    const metric = metricOf((property) => alarm.get(property));
    const simple = alarm.get("statistic").state !== "absent";
    return { id: "metric", metric, statistic: required(alarm.get(simple ? "statistic" : "extendedStatistic").text()) };
}

function queryOf(item: Value): Query {
    const id = required(item.at("id").text());
    const metric = item.at("metric");
    if (metric.state === "absent") return { id, expression: required(item.at("expression").text()) };
    if (item.at("accountId").state === "known") throw new NotUnderstood(`${id} is a metric of another account`);
    return { id, metric: metricOf((property) => metric.at(property)), statistic: required(metric.at("stat").text()) };
}

function metricOf(read: (property: string) => Value): MetricRef {
    const dimensions = read("dimensions");
    return {
        namespace: known(read("namespace").text()) ?? "",
        name: required(read("metricName").text()),
        dimensions: Object.fromEntries(dimensions.keys().map((key) => [key, required(dimensions.at(key).text())])),
    };
}

function required<T>(leaf: Leaf<T>): T {
    if (leaf.state === "known") return leaf.value;
    throw new NotUnderstood(leaf.state === "absent" ? `${leaf.path} is not set` : `${leaf.path} is not known`);
}
