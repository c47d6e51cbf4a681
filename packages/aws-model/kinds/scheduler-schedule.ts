import { kind, none, settings } from "../facets/kind";
import { typesIn } from "../tokens";
import { SCHEDULE } from "../types";

/** Starts something at set times; a task that it starts has an interface of its own. */
export const schedule = kind({
    label: "schedule",
    tokens: SCHEDULE,
    network: {
        serves: "ecs-task",
        label: "app",
        role: "app",
        subnets: ["target.ecsParameters.networkConfiguration.subnets"],
        groups: ["target.ecsParameters.networkConfiguration.securityGroups"],
    },
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { arn: { service: "scheduler", resource: ({ name }) => `schedule/default/${name}` } },
});

export const scheduleGroup = settings("schedules", typesIn("scheduler", "ScheduleGroup"));
