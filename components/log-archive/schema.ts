import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { accountId, arn } from "../shared/block/primitives";

export const logArchiveSchema = z
    .strictObject({
        retentionDays: z
            .int()
            .min(1)
            .max(3650)
            .optional()
            .describe("Days that the stack's bucket keeps a log event. Default: 730."),
        bucket: z
            .strictObject({
                name: z
                    .string()
                    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
                        error: "allowed: the name of a bucket such as example-logs-111122223333",
                    })
                    .describe("Its name."),
                accountId: accountId.describe(
                    "The account that it is in: nobody else's bucket of that name gets logs.",
                ),
                keyArn: arn(
                    "kms",
                    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                ).describe("The key of that account which encrypts what the stack writes."),
            })
            .optional()
            .describe(
                "A bucket in another account, in the stack's region, which has to let the stack's role in. Default: the stack makes one.",
            ),
    })
    .describe(
        "A copy of what log groups take in, in a bucket, for longer than CloudWatch Logs keeps it and at a fraction of its price.",
    );

export type LogArchiveConfig = ConfigOf<typeof logArchiveSchema>;
