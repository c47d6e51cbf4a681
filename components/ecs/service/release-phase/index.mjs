import { env } from "node:process";
// Lambda's runtime brings these two.
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { ECS } from "@aws-sdk/client-ecs";
import { taskRunner } from "./run-task.mjs";

export const handler = taskRunner({
    ecs: new ECS(),
    logs: new CloudWatchLogs(),
    settings: JSON.parse(env.SETTINGS),
});
