import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type ConfigOf } from "../shared/block/block";

const schema = z
    .strictObject({
        services: z
            .enum(["on-stack", "one-each"])
            .default("on-stack")
            .describe(
                "Where the graphs of services are: on the stack's dashboard, or each on one of its own, for 3 USD a month each.",
            ),
    })
    .describe("A dashboard of the stack, with all alarms and graphs of what they look at, and saved queries on logs.");

export type DashboardsConfig = ConfigOf<typeof schema>;

export const dashboards = defineBlock({ key: "dashboards", schema, needs: [alerts] });
