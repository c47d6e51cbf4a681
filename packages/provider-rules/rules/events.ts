import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { scheduleFault, type ScheduleOptions } from "@platform/aws-model/schedule";
import { atLeastOne } from "./checks";

/** Rules and schedules of EventBridge, and dashboards: text with a language of its own. */
export const eventRules: readonly Rule[] = [
    ...rule(
        ["aws:cloudwatch/eventRule:EventRule"],
        atLeastOne("scheduleExpression", "eventPattern"),
        (resource) => scheduleProblems(resource.get("scheduleExpression"), { at: false }),
        (resource) => objectProblems(resource.get("eventPattern")),
    ),
    ...rule(
        ["aws:scheduler/schedule:Schedule"],
        (resource) => scheduleProblems(resource.get("scheduleExpression"), { at: true, plurals: true }),
        flexibleWindow,
    ),
    ...rule(["aws:appautoscaling/scheduledAction:ScheduledAction"], (resource) =>
        scheduleProblems(resource.get("schedule"), { at: true }),
    ),
    ...rule(["aws:cloudwatch/dashboard:Dashboard"], (resource) => objectProblems(resource.get("dashboardBody"))),
];

function* scheduleProblems(at: Value, options: ScheduleOptions): Generator<Problem> {
    const fault = at.asString === undefined || at.asString === "" ? undefined : scheduleFault(at.asString, options);
    if (fault !== undefined) {
        yield { code: "schedule-expression", at, message: fault, fix: "correct the expression" };
    }
}

function* objectProblems(at: Value): Generator<Problem> {
    if (at.asString !== undefined && at.asString !== "" && at.json().kind !== "object") {
        yield { code: "not-json", at, message: "must be a JSON object", fix: "build it with pulumi.jsonStringify" };
    }
}

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html */
function* flexibleWindow(schedule: JudgedResource): Generator<Problem> {
    const window = schedule.get("flexibleTimeWindow");
    const [mode, minutes] = [window.at("mode"), window.at("maximumWindowInMinutes")];
    if (mode.asString === "FLEXIBLE" && minutes.absent) {
        const message = "is missing: a flexible window needs it";
        yield { code: "missing-property", at: minutes, message, fix: "set it to 1 to 1440 minutes" };
    }
    if (mode.asString === "OFF" && !minutes.absent) {
        const message = "cannot be given where the window's mode is OFF";
        yield { code: "exclusive", at: minutes, message, fix: "remove it" };
    }
}
