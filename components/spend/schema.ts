import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";

export const spendSchema = z
    .strictObject({
        monthly: z
            .number()
            .positive()
            .optional()
            .describe(
                "US dollars a month of the whole account. Default: the sum of `cost.monthlyBudget` of the stacks in it.",
            ),
        thresholds: z
            .array(z.number().positive().max(1000))
            .min(1)
            .max(4)
            .default([80, 100])
            .describe("Percent of it after which the bill so far is told of."),
        forecastPercent: z
            .number()
            .positive()
            .max(1000)
            .default(100)
            .describe("Percent of it at which AWS's forecast for the month is told of. It needs five weeks of bills."),
        anomalyUsd: z
            .number()
            .positive()
            .default(20)
            .describe("US dollars that a service costs more than AWS expects, from which on it is told of."),
        anomalyMonitorArn: z
            .string()
            .regex(/^arn:aws:ce::[0-9]{12}:anomalymonitor\/[0-9a-f-]{36}$/, {
                error: "allowed: an ARN such as arn:aws:ce::123456789012:anomalymonitor/0f1e2d3c-4b5a-4968-8776-655443322110",
            })
            .optional()
            .describe(
                "The account's monitor of services, which AWS makes in new accounts and takes once. Default: the stack makes it.",
            ),
    })
    .describe(
        "The bill of the account: its budget and what is unlike it, told by the topic of warnings. One stack of an account has it.",
    );

export type SpendConfig = ConfigOf<typeof spendSchema>;
