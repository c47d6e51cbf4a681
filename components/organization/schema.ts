import { REGIONS } from "@platform/aws-model/regions";
import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { accountId, email, keyName } from "../shared/block/primitives";

export const organizationSchema = z
    .strictObject({
        units: z.array(keyName(32)).default([]).describe("Organizational units, below the root."),
        accounts: z
            .record(
                keyName(50),
                z.strictObject({
                    email: email.describe(
                        "Of its root user; no other account of AWS has it. Another one replaces the account.",
                    ),
                    unit: z.string().optional().describe("One of `units`. Default: none, below the root."),
                }),
            )
            .default({})
            .describe("Accounts to make. Nothing here closes one."),
        existing: z.record(keyName(50), accountId).default({}).describe("Accounts that are there, by the number."),
        regions: z
            .array(
                z
                    .string()
                    .refine((region) => REGIONS.includes(region), { error: "allowed: a region such as us-west-2" }),
            )
            .min(1)
            .describe("Regions in which the accounts may do anything. What AWS has in no region is let be."),
        administrator: z
            .string()
            .regex(/^[a-z]/, { error: "allowed: the name of an account, one of accounts or existing" })
            .describe(
                "Name of the account, above, that administers trail, detectors and Identity Center for all: the security account.",
            ),
        exemptRoles: z
            .array(
                z
                    .string()
                    .regex(/^[\w+=,.@/*-]+$/, { error: "allowed: what stands behind role/ in an ARN, also with *" }),
            )
            .min(1)
            .default(["OrganizationAccountAccessRole", "aws-reserved/sso.amazonaws.com/*AWSReservedSSO_break-glass_*"])
            .describe("Roles that the guard rails let be, for the bad day and for the first `up` of a stack."),
    })
    .describe(
        "The organization of the management account: units, accounts, guard rails, and who administers for all. For a stack of its own, without apps.",
    );

export type OrganizationBlock = ConfigOf<typeof organizationSchema>;
