import { partitionOf, REGIONS } from "@platform/aws-model/regions";
import * as variables from "@pulumi/aws/config/vars";
import { z } from "zod";
import { accountId } from "../components/shared/block/primitives";
import { listed } from "../components/shared/block/problems";
import { closest } from "./suggest";

/** Every key that the provider takes under `aws:`; it refuses all others. */
export const providerKeys: readonly string[] = Object.keys(variables).filter((key) => key !== "default");

/** Where the platform's services are, by AWS's own pages. In the others, names of endpoints and principals differ too. */
const partitions = ["aws", "aws-us-gov"];

/** What every service takes; some of them take no more. @see https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const tagCharacters = "letters, digits, spaces and _ . : / = + - @, which every service takes";

/**
 * What the platform reads of the AWS provider's own configuration, under `aws:` in a stack file. The provider knows more
 * keys than these.
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export const providerSchema = z.looseObject({
    region: z
        .string()
        .refine((region) => REGIONS.includes(region), {
            error: ({ input }) => `allowed: a region such as us-east-1${meaning(String(input))}`,
        })
        .refine((region) => partitions.includes(partitionOf(region)), {
            error: ({ input }) =>
                `allowed: a region of ${listed(partitions, "or")}; AWS's services and their names were not looked up for ${partitionOf(String(input))}`,
        })
        .describe("Region of the stack, in the partition `aws` or `aws-us-gov`."),
    allowedAccountIds: z
        .array(accountId)
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
                        .regex(/^(?!aws:)/i, { error: "allowed: a name that does not start with aws:" })
                        .refine((text) => tagText.test(text), { error: `allowed: ${tagCharacters}` }),
                    z
                        .string()
                        .max(256)
                        .refine((text) => tagText.test(text), { error: `allowed: ${tagCharacters}` }),
                )
                .refine((value) => Object.keys(value).length <= 40, {
                    error: "allowed: at most 40 tags; AWS takes 50, and resources have some of their own",
                })
                .describe("Tags of everything in the stack, by name."),
        })
        .optional()
        .describe("Tags that the provider gives to every resource."),
});

function meaning(region: string): string {
    const meant = closest(region, REGIONS);
    return meant === undefined ? "" : `; did you mean ${meant}?`;
}

/** The AWS provider's configuration, as far as the platform reads it. */
export type ProviderConfig = z.output<typeof providerSchema>;
