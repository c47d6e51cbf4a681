/** The states of an alarm, as CloudWatch spells them. */
export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** What a period without data means to an alarm. */
export type MissingData = "missing" | "ignore" | "breaching" | "notBreaching";

/** M of N: the alarm fires when so many of so many periods are past the threshold. */
export interface EvaluationSettings {
    /** N. */
    readonly evaluationPeriods: number;
    /** M. */
    readonly datapointsToAlarm: number;
    readonly treatMissingData: MissingData;
}

/**
 * Periods that CloudWatch looks back on beyond the N that it judges. AWS publishes one case, 5 for N = 3, and says that
 * other lengths of period may differ; two more are taken for all.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
const MORE_PERIODS = 2;

/** How many periods CloudWatch looks back on: its "evaluation range". */
export function evaluationRange({ evaluationPeriods }: EvaluationSettings): number {
    return evaluationPeriods + MORE_PERIODS;
}

/**
 * The state that an evaluation gives.
 *
 * As long as N real points lie in the range, the newest N decide and missing ones do not matter. With fewer, as many are
 * filled in as are lacking, by the alarm's setting. With `missing` and `ignore` nothing is filled in: real points that
 * are not breaching give OK; breaching ones alone give ALARM once the oldest is M periods old (`missing` only).
 *
 * @param points Of the evaluation range, the newest first: whether each is past the threshold; undefined where no data is.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function nextState(
    points: readonly (boolean | undefined)[],
    settings: EvaluationSettings,
    previous: AlarmState,
): AlarmState {
    const { evaluationPeriods, datapointsToAlarm, treatMissingData } = settings;
    const real = points.filter((point) => point !== undefined);
    const judged = real.slice(0, evaluationPeriods);
    const breaching = count(judged);
    const lacking = evaluationPeriods - judged.length;
    if (breaching >= datapointsToAlarm) return "ALARM";
    if (lacking === 0 || treatMissingData === "notBreaching") return "OK";
    if (treatMissingData === "breaching") return breaching + lacking >= datapointsToAlarm ? "ALARM" : "OK";
    if (breaching < judged.length) return "OK";
    if (treatMissingData === "ignore") return previous;
    if (judged.length === 0) return "INSUFFICIENT_DATA";
    const age = points.lastIndexOf(true) + 1;
    return age >= datapointsToAlarm ? "ALARM" : previous;
}

function count(points: readonly boolean[]): number {
    return points.filter((point) => point).length;
}
