import { z } from "zod";
import type { ConfigOf } from "../../shared/block/block";
import { burnPairs, burnPercent, type BurnPair } from "./pairs";

/** What an app promises of its answers. */
export const objectiveSchema = z
    .strictObject({
        objective: z
            .number()
            .min(95)
            .max(99.99)
            .describe(
                "Share of requests, in percent, that is answered without an error of the app: 99.9 leaves 43 minutes a month in which all fail.",
            ),
        minRequests: z
            .int()
            .min(1)
            .default(500)
            .describe(
                "Requests in an hour below which nothing is judged: an app with few users would wake people for each error.",
            ),
    })
    .superRefine(({ objective, minRequests }, context) => {
        const least = Math.max(...burnPairs.map((pair) => requestsOfOneFailure(pair, objective)));
        if (minRequests < least) {
            const message = `allowed: ${least} or more with the objective ${objective}; with fewer, one failed request is an alarm`;
            context.addIssue({ code: "custom", message, path: ["minRequests"] });
        }
    })
    .describe("A service level objective, with alarms for when errors use it up too fast. About 2.20 USD a month.");

export type ObjectiveConfig = ConfigOf<typeof objectiveSchema>;

/** Requests in an hour of which one failed one is all that a pair allows. */
function requestsOfOneFailure(pair: BurnPair, objective: number): number {
    return Math.ceil((100 / burnPercent(pair, objective)) * (3600 / pair.longSeconds));
}
