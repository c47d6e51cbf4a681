import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { rule, type Rule } from "../rule";
import { parseJson } from "../shapes/json";
import { scheduleFault, type ScheduleOptions } from "../shapes/schedule";
import { atLeastOne } from "./checks";

/** Rules and schedules of EventBridge, and dashboards: text with a language of its own. */
export const eventRules: readonly Rule[] = [
    ...rule(
        ["aws:cloudwatch/eventRule:EventRule"],
        atLeastOne("scheduleExpression", "eventPattern"),
        (subject) => scheduleProblems(subject.get("scheduleExpression"), { at: false }),
        (subject) => objectProblems(subject.get("eventPattern")),
    ),
    ...rule(
        ["aws:scheduler/schedule:Schedule"],
        (subject) => scheduleProblems(subject.get("scheduleExpression"), { at: true, plurals: true }),
        flexibleWindow,
    ),
    ...rule(["aws:appautoscaling/scheduledAction:ScheduledAction"], (subject) =>
        scheduleProblems(subject.get("schedule"), { at: true }),
    ),
    ...rule(["aws:cloudwatch/dashboard:Dashboard"], (subject) => objectProblems(subject.get("dashboardBody"))),
];

function* scheduleProblems(at: Value, options: ScheduleOptions): Generator<Problem> {
    const fault = at.string === undefined || at.string === "" ? undefined : scheduleFault(at.string, options);
    if (fault !== undefined) {
        yield { code: "schedule-expression", at, message: fault, fix: "correct the expression" };
    }
}

function* objectProblems(at: Value): Generator<Problem> {
    if (at.string === undefined || at.string === "") {
        return;
    }
    const content = parseJson(at.string);
    if (content === undefined || at.parsed(at.path, content).keys === undefined) {
        yield { code: "not-json", at, message: "must be a JSON object", fix: "build it with pulumi.jsonStringify" };
    }
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html */
function* flexibleWindow(schedule: Subject): Generator<Problem> {
    const window = schedule.get("flexibleTimeWindow");
    const [mode, minutes] = [window.get("mode"), window.get("maximumWindowInMinutes")];
    if (mode.string === "FLEXIBLE" && minutes.absent) {
        const message = "is missing: a flexible window needs it";
        yield { code: "missing-property", at: minutes, message, fix: "set it to 1 to 1440 minutes" };
    }
    if (mode.string === "OFF" && minutes.present) {
        const message = "cannot be given where the window's mode is OFF";
        yield { code: "exclusive", at: minutes, message, fix: "remove it" };
    }
}
