import { z } from "zod";

/**
 * What the platform reads of the AWS provider's own configuration, under `aws:` in a stack file. The provider knows more
 * keys than these.
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export const providerSchema = z.looseObject({
    region: z
        .string()
        .regex(/^[a-z]{2}(-[a-z]+)+-[0-9]$/, { error: "allowed: a region such as us-east-1" })
        .describe("Region of the stack."),
    allowedAccountIds: z
        .array(z.string().regex(/^[0-9]{12}$/, { error: "allowed: twelve digits such as 123456789012" }))
        .min(1)
        .optional()
        .describe("Accounts that the stack may touch; credentials of any other are refused."),
    defaultTags: z
        .strictObject({
            tags: z
                .record(
                    z
                        .string()
                        .max(128, { error: "allowed: at most 128 characters" })
                        .regex(/^(?!aws:)/i, { error: "allowed: a name that does not start with aws:" }),
                    z.string().max(256),
                )
                .refine((value) => Object.keys(value).length <= 40, {
                    error: "allowed: at most 40 tags; AWS takes 50, and resources have some of their own",
                })
                .describe("Tags of everything in the stack, by name."),
        })
        .optional()
        .describe("Tags that the provider gives to every resource."),
});

/** The AWS provider's configuration, as far as the platform reads it. */
export type ProviderConfig = z.output<typeof providerSchema>;
