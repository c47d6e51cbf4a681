import type { ConfigProblem } from "../../../shared/block/problems";
import { checkSchedule } from "../../../shared/block/schedule";
import type { ServicesConfig } from "../schema/service";

/** Times of scheduled tasks. */
export function* checkSchedules(services: ServicesConfig): Iterable<ConfigProblem> {
    for (const [service, { scheduledTasks }] of Object.entries(services)) {
        for (const [name, { schedule, timezone }] of Object.entries(scheduledTasks)) {
            const task = ["platform:services", service, "scheduledTasks", name];
            yield* checkSchedule({
                expression: schedule,
                path: [...task, "schedule"],
                timezone,
                timezonePath: [...task, "timezone"],
            });
        }
    }
}
