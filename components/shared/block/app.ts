import { z } from "zod";
import type { ConfigOf } from "./block";

/** Name of an environment variable. */
export const variableName = z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "allowed: letters, digits and underscores, no digit first" });

/** Environment variables by name. */
export const environment = z.record(variableName, z.string());

/** Something that an app may do in AWS. */
export const roleStatement = z.strictObject({
    actions: z
        .array(
            z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+\*?$/, {
                error: "allowed: an action such as s3:GetObject; not * and not s3:*",
            }),
        )
        .min(1)
        .describe("Actions that the app may call."),
    resources: z.array(z.string().min(1)).min(1).describe("ARNs they apply to."),
    condition: z
        .record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))
        .optional()
        .describe("IAM condition block."),
});

export type RoleStatement = ConfigOf<typeof roleStatement>;
