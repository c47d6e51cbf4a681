import { usageAssumptions } from "@platform/aws-model/usage";
import { z } from "zod";
import { defineBlock } from "../../shared/block/block";

const amounts = Object.entries(usageAssumptions).map(
    ([key, [usual, meaning]]) => [key, z.number().min(0).default(usual).describe(meaning)] as const,
);

/** What a stack uses in a month, as far as no plan tells: its traffic, its logs, its requests. */
const usageSchema = z
    .strictObject(Object.fromEntries(amounts))
    .prefault({})
    .describe("What is used in a month and no plan tells. Take it from the bill once there is one.");

const schema = z
    .strictObject({
        monthlyBudget: z
            .number()
            .positive()
            .optional()
            .describe("US dollars a month. The offline preview fails when its estimate is higher."),
        usage: usageSchema,
    })
    .describe("What the estimate of the monthly cost assumes. It creates nothing.");

/**
 * What the estimate of the monthly cost assumes. The program creates nothing from it; the offline preview reads it, shows
 * the estimate with `--analyze cost`, and fails when the budget does not hold it.
 */
export const cost = defineBlock({ key: "cost", schema });
