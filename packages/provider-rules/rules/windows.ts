import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** Minutes that a window must at least last. */
const SHORTEST = 30;

/** Start and length in minutes; the start counts from midnight, or from Sunday. */
interface Window {
    readonly start: number;
    readonly length: number;
}

/**
 * A daily backup window and a weekly maintenance window:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html
 */
export function* windowProblems(backup: Value, maintenance: Value): Generator<Problem> {
    const daily = parseDaily(backup.asString ?? "");
    const weekly = parseWeekly(maintenance.asString ?? "");
    yield* formProblems(backup, daily, "hh:mm-hh:mm", "03:00-04:00");
    yield* formProblems(maintenance, weekly, "ddd:hh:mm-ddd:hh:mm", "sun:05:00-sun:06:00");
    if (daily !== undefined && weekly !== undefined && meet(daily, weekly)) {
        yield {
            code: "windows-overlap",
            at: maintenance,
            message: `must not overlap the backup window, which is ${backup.printed} every day`,
            fix: "move one of the two",
        };
    }
}

function* formProblems(at: Value, window: Window | undefined, form: string, example: string): Generator<Problem> {
    if (at.asString === undefined || at.asString === "") {
        return;
    }
    if (window === undefined) {
        yield {
            code: "window-form",
            at,
            message: `must have the form ${form} in UTC, as in ${example}`,
            fix: "write it so",
        };
    } else if (window.length < SHORTEST) {
        yield { code: "window-length", at, message: `must last at least ${SHORTEST} minutes`, fix: "lengthen it" };
    }
}

function parseDaily(text: string): Window | undefined {
    const match = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text);
    const [start, end] = [minutes(match?.[1]), minutes(match?.[2])];
    return start === undefined || end === undefined ? undefined : { start, length: (end - start + DAY) % DAY };
}

function parseWeekly(text: string): Window | undefined {
    const match = /^([a-z]{3}):(\d\d:\d\d)-([a-z]{3}):(\d\d:\d\d)$/i.exec(text);
    const [start, end] = [moment(match?.[1], match?.[2]), moment(match?.[3], match?.[4])];
    return start === undefined || end === undefined ? undefined : { start, length: (end - start + WEEK) % WEEK };
}

function moment(day: string | undefined, time: string | undefined): number | undefined {
    const index = DAYS.indexOf(day?.toLowerCase() ?? "");
    const minute = minutes(time);
    return index < 0 || minute === undefined ? undefined : index * DAY + minute;
}

function minutes(time: string | undefined): number | undefined {
    const [hours, rest] = (time ?? "").split(":").map(Number);
    const sound = hours !== undefined && rest !== undefined && hours < 24 && rest < 60;
    return sound ? hours * 60 + rest : undefined;
}

/** Whether a daily window meets a weekly one on any day, also across midnight and the end of the week. */
function meet(daily: Window, weekly: Window): boolean {
    return Array.from({ length: 9 }, (_, day) => (day - 1) * DAY + daily.start).some((start) =>
        [weekly.start, weekly.start + WEEK].some(
            (other) => start < other + weekly.length && other < start + daily.length,
        ),
    );
}
