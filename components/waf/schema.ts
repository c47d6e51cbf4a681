import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { cidr, retentionDays } from "../shared/block/primitives";
import { managedGroups, type GroupKey } from "./managed-groups";

const groupKeys = Object.keys(managedGroups) as [GroupKey, ...GroupKey[]];

/** @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-high-level-settings.html */
const rateLimits = { least: 10, most: 2_000_000_000 } as const;

/** What stands before a load balancer or a site and reads each request. */
export const wafSchema = z
    .strictObject({
        mode: z
            .enum(["count", "block"])
            .default("count")
            .describe("`count` only notes what the rules find, `block` answers it with 403. Start with the first."),
        rules: z
            .array(z.enum(groupKeys))
            .min(1)
            .default(["common", "known-bad-inputs", "ip-reputation"])
            .describe("Groups of rules that AWS writes and keeps up to date, in the order in which they judge."),
        except: z
            .record(z.string(), z.array(z.string()))
            .default({})
            .describe(
                "Rules that only count, by their groups and by AWS's names: `common: [SizeRestrictions_BODY]` for an app that takes uploads.",
            ),
        requestsPer5Minutes: z
            .int()
            .max(rateLimits.most)
            .refine((value) => value === 0 || value >= rateLimits.least, {
                error: `allowed: ${rateLimits.least} or more, or 0 for no limit`,
            })
            .default(2000)
            .describe("Requests of one address in five minutes above which it is found; 0 for no limit."),
        trustedCidrs: z
            .array(cidr)
            .default([])
            .describe("IPv4 ranges that no rule judges: a scanner of your own, for example."),
        logRetentionDays: retentionDays.default(90).describe("Days that the log of what was found is kept."),
        blockedPer5Minutes: z
            .int()
            .min(1)
            .default(1000)
            .describe("Requests found in five minutes above which an alarm warns, three times in a row."),
    })
    .describe("AWS WAF: rules that read each request.");

export type WafConfig = ConfigOf<typeof wafSchema>;
