import { z } from "zod";
import { roleStatement } from "../shared/block/app";
import type { ConfigOf } from "../shared/block/block";
import { keyName, stackName } from "../shared/block/primitives";

const permissionSet = z.strictObject({
    group: z
        .string()
        .min(1)
        .max(1024)
        .describe(
            "Display name of the group, as the identity provider hands it to Identity Center, or as `createGroups` makes it.",
        ),
    stacks: z.array(stackName).min(1).describe("Stacks in whose accounts its people have the rights."),
    rights: z
        .enum(["readers", "operators", "auditors", "administrators"])
        .describe(
            "`readers`: what there is, metrics and logs. `operators`: the same, and what `npm run ops` and the bastion's roles need. `auditors`: every setting. `administrators`: everything, with an alarm on each use.",
        ),
    sessionHours: z.int().min(1).max(12).default(8).describe("Hours after which its people sign in again."),
    statements: z.array(roleStatement).default([]).describe("Further rights, written into the permission set."),
});

export const identityCenterSchema = z
    .strictObject({
        createGroups: z
            .boolean()
            .default(false)
            .describe(
                "Makes the groups that `permissionSets` name, in Identity Center's own directory: for a team without an identity provider. Who is in them is decided in the console.",
            ),
        permissionSets: z
            .record(keyName(32), permissionSet)
            .refine((sets) => Object.keys(sets).length > 0, { error: "allowed: at least one permission set" })
            .describe("Who may do what in which account, by the names that people see when they sign in."),
    })
    .describe(
        "People's ways into the accounts: permission sets of IAM Identity Center, which is switched on by hand. For the management account, or the one that administers Identity Center for it.",
    );

export type IdentityCenterConfig = ConfigOf<typeof identityCenterSchema>;
export type PermissionSetConfig = IdentityCenterConfig["permissionSets"][string];
export type Rights = PermissionSetConfig["rights"];
