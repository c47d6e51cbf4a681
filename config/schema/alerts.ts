import { z } from "zod";
import { email } from "./primitives";

const severitySchema = z
    .strictObject({
        emails: z.array(email).default([]).describe("Addresses; each must confirm a mail from AWS once."),
        slackChannelId: z
            .string()
            .regex(/^[CG][A-Z0-9]{8,20}$/, { error: "allowed: a channel id such as C0123456789" })
            .optional()
            .describe("Slack channel, in `slackWorkspaceId`."),
    })
    .refine((value) => value.emails.length > 0 || value.slackChannelId !== undefined, {
        error: "allowed: at least one of emails and slackChannelId; nobody would be told",
    });

export const alertsSchema = z
    .strictObject({
        critical: severitySchema.describe("Who is woken: users notice, or soon will."),
        warning: severitySchema.describe("Who is told: something needs a look in working hours."),
        slackWorkspaceId: z
            .string()
            .regex(/^T[A-Z0-9]{8,20}$/, { error: "allowed: a workspace id such as T0123456789" })
            .optional()
            .describe("Slack workspace, authorised once in the console of Amazon Q Developer in chat applications."),
    })
    .describe("Where alarms go, by severity.");
