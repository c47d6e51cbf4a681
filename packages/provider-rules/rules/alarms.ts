import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { atLeastOne, missingArgument, notAbove } from "./checks";
import { queryProblems } from "./metric-queries";

const DAY = 86400;
const HOUR = 3600;
/** Comparisons with a band instead of a number. */
const BANDS = ["LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold"];
const EXTENDED = /^(p|tm|tc|ts|wm)(\d{1,2}(\.\d{1,10})?|100)$|^(TM|TC|TS|WM|PR)\([\d.%]*:[\d.%]*\)$|^IQM$/;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const alarmRules: readonly Rule[] = [
    ...rule(
        ["aws:cloudwatch/metricAlarm:MetricAlarm"],
        atLeastOne("metricName", "metricQueries", "evaluationCriteria"),
        notAbove("datapointsToAlarm", "evaluationPeriods", "alarm-datapoints"),
        evaluation,
        period,
        statistic,
        threshold,
        (alarm) => queryProblems(alarm.get("metricQueries"), alarm.get("thresholdMetricId")),
    ),
];

function* evaluation(alarm: JudgedResource): Generator<Problem> {
    if (alarm.get("evaluationCriteria").absent) {
        for (const name of ["comparisonOperator", "evaluationPeriods"]) {
            yield* alarm.get(name).absent ? [missingArgument(alarm.get(name), "an alarm on a metric needs it")] : [];
        }
    } else if (alarm.get("evaluationInterval").absent) {
        yield missingArgument(alarm.get("evaluationInterval"), "evaluationCriteria needs it");
    }
}

/** A period is 10, 20, 30 or a multiple of 60 seconds; the whole evaluation fits into a day, or a week with periods of an hour. */
function* period(alarm: JudgedResource): Generator<Problem> {
    const [at, count] = [alarm.get("period"), alarm.get("evaluationPeriods")];
    const seconds = at.asNumber;
    if (seconds === undefined) {
        return;
    }
    if (![10, 20, 30].includes(seconds) && (seconds < 60 || seconds % 60 !== 0)) {
        const message = "must be 10, 20, 30 or a multiple of 60 seconds";
        yield { code: "alarm-period", at, message, fix: "use a multiple of 60" };
    }
    const longest = seconds < HOUR ? DAY : 7 * DAY;
    if (count.asNumber !== undefined && count.asNumber * seconds > longest) {
        const message = `times period, ${at.printed} seconds, must not exceed ${longest} seconds`;
        yield { code: "alarm-evaluation", at: count, message, fix: "evaluate fewer or shorter periods" };
    }
}

function* statistic(alarm: JudgedResource): Generator<Problem> {
    const [plain, extended] = [alarm.get("statistic"), alarm.get("extendedStatistic")];
    if (alarm.get("metricName").known && plain.absent && extended.absent) {
        yield missingArgument(plain, "an alarm on a metric needs statistic or extendedStatistic");
    }
    for (const name of ["namespace", "period"]) {
        if (alarm.get("metricName").known && alarm.get(name).absent) {
            yield missingArgument(alarm.get(name), "an alarm on a metric needs it");
        }
    }
    if (extended.asString !== undefined && !EXTENDED.test(extended.asString)) {
        const message = 'must be a percentile such as "p99", or another statistic such as "tm90" or "TM(10%:90%)"';
        yield { code: "alarm-statistic", at: extended, message, fix: "write it in one of these forms" };
    }
}

function* threshold(alarm: JudgedResource): Generator<Problem> {
    const [number, band] = [alarm.get("threshold"), alarm.get("thresholdMetricId")];
    const comparison = alarm.get("comparisonOperator");
    const banded = BANDS.includes(comparison.asString ?? "");
    if (banded && band.absent) {
        yield missingArgument(
            band,
            `comparisonOperator ${comparison.printed} compares with the band of a metric query`,
        );
    }
    if (comparison.known && !banded && number.absent && band.absent) {
        yield missingArgument(number, "the alarm compares with it");
    }
}
