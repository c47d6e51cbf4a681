import { kind, none, settings } from "../facets/kind";
import { textOf } from "../facets/identity";
import { calls, providerPage } from "../facets/lifecycle";
import { silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
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
    identity: {
        arn: {
            service: "scheduler",
            resource: ({ name, inputs }) => `schedule/${textOf(inputs["groupName"]) ?? "default"}/${name}`,
        },
    },
    lifecycle: calls,
    cost: none("up to 14 million calls a month are free"),
    watch: {
        concern: "services",
        dimensions: [["ScheduleGroup", "groupName"]],
        needed: false,
        healthy: { "AWS/Scheduler": { InvocationDroppedCount: silent, TargetErrorCount: silent } },
    },
    survives: acrossZones,
    draw: none("what it starts is drawn"),
});

export const scheduleGroup = settings("schedules", typesIn("scheduler", "ScheduleGroup"), {
    identity: { id: "name", arn: { service: "scheduler", resource: ({ name }) => `schedule-group/${name}` } },
    lifecycle: {
        createSeconds: 1,
        deleteSeconds: 30,
        basis: "estimate",
        source: providerPage("scheduler_schedule_group"),
    },
});
