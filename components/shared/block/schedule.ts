import { neverComes, scheduleFault } from "@platform/aws-model/schedule";
import { z } from "zod";
import { invalid, type ConfigProblem, type KeyPath } from "./problems";

/** When something runs. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
export const scheduleSchema = z
    .string()
    .regex(
        /^(cron\((\S+ ){5}\S+\)|rate\([1-9][0-9]* (minute|minutes|hour|hours|day|days)\)|at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\))$/,
        {
            error: "allowed: cron(15 6 * * ? *), rate(1 hour) or at(2030-12-31T23:00:00)",
        },
    );

/** Time zone of a schedule. */
export const timezoneSchema = z
    .string()
    .regex(/^(UTC|[A-Z][A-Za-z]+\/[A-Za-z0-9_/+-]+)$/, { error: "allowed: a time zone such as America/New_York" })
    .default("UTC");

/** A schedule in a stack file. */
interface ScheduleEntry {
    readonly expression: string;
    /** Place of the expression. */
    readonly path: KeyPath;
    readonly timezone: string;
    readonly timezonePath: KeyPath;
}

/** What has been found out of names: Intl takes long, and most schedules are in one zone. */
const zones = new Map<string, string | undefined>();

/** Times that EventBridge Scheduler refuses, or that never come, although they look right. */
export function* checkSchedule(entry: ScheduleEntry): Iterable<ConfigProblem> {
    const { expression, path, timezone, timezonePath } = entry;
    if (!zones.has(timezone)) zones.set(timezone, timeZone(timezone));
    const zone = zones.get(timezone);
    if (zone !== timezone) {
        const meant = zone === undefined ? "" : `; did you mean ${zone}?`;
        yield invalid(timezonePath, timezone, `a time zone of the IANA list such as America/New_York${meant}`);
    }
    const fault = scheduleFault(expression, { at: true, plurals: true }) ?? neverComes(expression);
    if (fault !== undefined) {
        yield invalid(path, expression, `a time that comes: ${fault}`);
    }
}

/** The zone's own spelling: Intl takes upper for lower case, EventBridge Scheduler does not. Undefined for none. */
function timeZone(name: string): string | undefined {
    try {
        const { timeZone: canonical } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
        // One of a zone's other names, such as Asia/Kolkata, resolves to another.
        return canonical.toLowerCase() === name.toLowerCase() ? canonical : name;
    } catch {
        return undefined;
    }
}
