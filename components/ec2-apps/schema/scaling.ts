import { z } from "zod";
import type { ConfigOf } from "../../shared/block/block";

const steps = z.strictObject({
    kind: z
        .literal("steps")
        .describe(
            "A quarter more instances, at least one, when they are busy, and a quarter fewer when they are idle.",
        ),
    outAbovePercent: z
        .number()
        .min(1)
        .max(100)
        .default(70)
        .describe("Average CPU over five minutes above which instances are added, at most every ten minutes."),
    inBelowPercent: z
        .number()
        .min(1)
        .max(100)
        .default(30)
        .describe("Average CPU over fifteen minutes below which instances are taken away."),
});

const target = z
    .strictObject({
        kind: z.literal("target").describe("As many instances as hold one measure at its target."),
        cpuPercent: z.number().min(1).max(100).optional().describe("Average CPU to hold."),
        requestsPerTarget: z
            .int()
            .min(1)
            .optional()
            .describe("Requests a minute and instance to hold; needs a public route."),
    })
    .refine(({ cpuPercent, requestsPerTarget }) => (cpuPercent === undefined) !== (requestsPerTarget === undefined), {
        error: "allowed: one of cpuPercent and requestsPerTarget",
    });

/** How many instances there are, between the fewest and the most. */
export const scaling = z
    .discriminatedUnion("kind", [steps, target])
    .prefault({ kind: "steps" })
    .describe("What the number of instances follows, between `minInstances` and `maxInstances`.");

export type ScalingConfig = ConfigOf<typeof scaling>;
