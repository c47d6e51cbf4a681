import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";

/** Times of scheduled tasks that EventBridge Scheduler refuses although they look right. */
export function* checkSchedules(services: ServicesConfig): Iterable<ConfigProblem> {
    for (const [service, { scheduledTasks }] of Object.entries(services)) {
        for (const [name, { schedule, timezone }] of Object.entries(scheduledTasks)) {
            const path = ["platform:services", service, "scheduledTasks", name];
            if (!isTimeZone(timezone)) {
                yield invalid([...path, "timezone"], timezone, "a time zone of the IANA list such as America/New_York");
            }
            yield* checkSchedule([...path, "schedule"], schedule);
        }
    }
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
function* checkSchedule(path: string[], schedule: string): Iterable<ConfigProblem> {
    const [, kind, inner = ""] = /^(\w+)\((.*)\)$/.exec(schedule) ?? [];
    if (kind === "cron") {
        const [, , dayOfMonth, , dayOfWeek] = inner.split(" ");
        if ((dayOfMonth === "?") === (dayOfWeek === "?")) {
            yield invalid(path, schedule, "a ? as either the day of the month or the day of the week, not both");
        }
    }
    if (kind === "at" && Number.isNaN(Date.parse(`${inner}Z`))) {
        yield invalid(path, schedule, "a moment that exists, such as at(2026-12-31T23:00:00)");
    }
}

function isTimeZone(name: string): boolean {
    try {
        new Intl.DateTimeFormat("en", { timeZone: name });
        return true;
    } catch {
        return false;
    }
}
