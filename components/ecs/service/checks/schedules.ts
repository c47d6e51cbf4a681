import { neverComes, scheduleFault } from "@platform/aws-model/schedule";
import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";

/** Times of scheduled tasks that EventBridge Scheduler refuses, or that never come, although they look right. */
export function* checkSchedules(services: ServicesConfig): Iterable<ConfigProblem> {
    for (const [service, { scheduledTasks }] of Object.entries(services)) {
        for (const [name, { schedule, timezone }] of Object.entries(scheduledTasks)) {
            const path = ["platform:services", service, "scheduledTasks", name];
            const zone = timeZone(timezone);
            if (zone !== timezone) {
                const meant = zone === undefined ? "" : `; did you mean ${zone}?`;
                const allowed = `a time zone of the IANA list such as America/New_York${meant}`;
                yield invalid([...path, "timezone"], timezone, allowed);
            }
            const fault = scheduleFault(schedule, { at: true, plurals: true }) ?? neverComes(schedule);
            if (fault !== undefined) {
                yield invalid([...path, "schedule"], schedule, `a time that comes: ${fault}`);
            }
        }
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
