import { z } from "zod";
import { cidr, domainName, keyName } from "./primitives";

export const bastionSchema = z
    .strictObject({
        instanceType: z
            .enum(["t4g.nano", "t4g.micro", "t3.nano", "t3.micro"])
            .default("t4g.nano")
            .describe("Type of the instance."),
        ssh: z
            .strictObject({
                allowFromCidrs: z
                    .array(
                        cidr.refine((value) => Number(value.split("/")[1]) >= 16, {
                            error: "allowed: ranges of /16 and narrower; SSH is never open to the world",
                        }),
                    )
                    .min(1)
                    .describe("Office ranges that may connect to port 22."),
                hostName: domainName.optional().describe("Name of the bastion in the zone of `dns`."),
                users: z
                    .record(
                        keyName(32),
                        z.strictObject({
                            principalArn: z
                                .string()
                                .regex(/^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)\/.+$/, {
                                    error: "allowed: the ARN of an IAM role or user",
                                })
                                .describe("Who may push a key as this user."),
                        }),
                    )
                    .refine((value) => Object.keys(value).length > 0, { error: "allowed: at least one user" })
                    .describe("Users on the bastion, each with a key of their own through EC2 Instance Connect."),
            })
            .optional()
            .describe(
                "Direct SSH with a public address. Default: none; Session Manager needs neither port nor address.",
            ),
        sessionLogRetentionDays: z
            .literal([30, 60, 90, 180, 365, 731, 1827, 3653])
            .default(365)
            .describe("Days that session logs are kept."),
    })
    .describe("The bastion, for the rare shell session.");
