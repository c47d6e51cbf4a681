import { z } from "zod";

const allowed = { error: "allowed: recommended, { id: ami-0123456789abcdef0 } or { ssmParameter: /path }" };

/** The image of the instances: Amazon Linux 2023, or another with its package manager, AWS CLI and SSM agent. */
export const image = z
    .union(
        [
            z.literal("recommended"),
            z.strictObject({
                id: z
                    .string()
                    .regex(/^ami-[0-9a-f]{8,17}$/, { error: "allowed: an id such as ami-0123456789abcdef0" })
                    .describe("Id of the image."),
            }),
            z.strictObject({
                ssmParameter: z
                    .string()
                    .regex(/^(\/[\w.-]+){1,15}$/, {
                        error: "allowed: the name of an SSM parameter such as /platform/prod/velocity/ami",
                    })
                    .describe("Name of the parameter in which a pipeline keeps the image's id."),
            }),
        ],
        allowed,
    )
    .default("recommended")
    .describe(
        "Image of the instances: the Amazon Linux 2023 that AWS recommends at each `pulumi up`, an image by its id, or by the parameter that holds the id. Another one rolls the instances.",
    );
