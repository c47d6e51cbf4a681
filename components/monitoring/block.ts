import { z } from "zod";
import { defineBlock, type ConfigOf } from "../shared/block/block";
import { email } from "../shared/block/primitives";
import { listed, missing, type ConfigProblem } from "../shared/block/problems";

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

const schema = z
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

export type AlertsConfig = ConfigOf<typeof schema>;

export const alerts = defineBlock({
    key: "alerts",
    schema,
    why: (blocks) => `nobody would be told of the alarms of ${listed(blocks, "and")}`,
    checks: [checkSlack],
});

/** A Slack channel needs the workspace it is in, and a workspace without channels is a forgotten channel. */
function* checkSlack({ critical, warning, slackWorkspaceId }: AlertsConfig): Iterable<ConfigProblem> {
    const hasChannel = (critical.slackChannelId ?? warning.slackChannelId) !== undefined;
    const path = ["platform:alerts", "slackWorkspaceId"];
    if (hasChannel && slackWorkspaceId === undefined) {
        yield missing(path, "the workspace of the Slack channels, such as T0123456789");
    }
    if (!hasChannel && slackWorkspaceId !== undefined) {
        const statement = `"${slackWorkspaceId}" is not used; allowed with a slackChannelId in critical or warning`;
        yield { path, statement, fix: "Add one to" };
    }
}
