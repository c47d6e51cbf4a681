import { z } from "zod";
import type { ConfigOf } from "../shared/block/block";
import { email } from "../shared/block/primitives";

export const eventsSchema = z
    .strictObject({
        deployments: z
            .enum(["all", "failures"])
            .default("all")
            .describe("Deployments of services and instances that are told of: each, or those alone that fail."),
        slackChannelId: z
            .string()
            .optional()
            .describe("One of the channels of `alerts`. Default: that of its warnings, where there is one."),
        emails: z
            .array(email)
            .max(10)
            .default([])
            .describe("Addresses; each must confirm a mail from AWS User Notifications once."),
        hub: z
            .enum(["create", "existing"])
            .default("create")
            .describe(
                "Where AWS keeps notifications, which an account says once: `existing` where another stack or somebody else has.",
            ),
    })
    .describe(
        "What happens and is no failure yet, in the team's channel: deployments, instances, databases, certificates, AWS's own trouble.",
    );

export type EventsConfig = ConfigOf<typeof eventsSchema>;
