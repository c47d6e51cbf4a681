import { z } from "zod";
import { defineBlock, type ConfigOf, type StackDraft } from "../shared/block/block";
import { email } from "../shared/block/primitives";
import { invalid, listed, missing, type ConfigProblem } from "../shared/block/problems";
import { onlyInAws } from "../shared/block/region";

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
    fixedNames: ({ slackWorkspaceId }, { prefix }) =>
        slackWorkspaceId === undefined ? [] : [[["platform:alerts"], "role", `${prefix}-alerts-chat`]],
    checks: [checkSlack, checkOtherStacks],
});

/**
 * A Slack channel needs the workspace it is in, and a workspace without channels is a forgotten channel.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-regions.html
 */
function* checkSlack(
    { critical, warning, slackWorkspaceId }: AlertsConfig,
    { region }: StackDraft,
): Iterable<ConfigProblem> {
    const hasChannel = (critical.slackChannelId ?? warning.slackChannelId) !== undefined;
    const path = ["platform:alerts", "slackWorkspaceId"];
    if (hasChannel && slackWorkspaceId === undefined) {
        yield missing(path, "the workspace of the Slack channels, such as T0123456789");
    }
    if (slackWorkspaceId !== undefined) {
        const where = "Amazon Q Developer in chat applications is";
        yield* onlyInAws(path, region, { what: "Slack", where, fix: "Name emails, and take it out of" });
    }
    if (!hasChannel && slackWorkspaceId !== undefined) {
        const statement = `"${slackWorkspaceId}" is not used; allowed with a slackChannelId in critical or warning`;
        yield { path, statement, fix: "Add one to" };
    }
}

const withChannel = z.object({ slackChannelId: z.string().optional() }).optional();

/** AWS takes one configuration for a channel in an account: it would refuse the second stack's. */
function* checkOtherStacks(config: AlertsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const others = draft.inOtherStacks("alerts", z.object({ critical: withChannel, warning: withChannel }));
    for (const [stack, { critical, warning }] of others.filter(([stack]) => draft.mayShareAccount(stack))) {
        const taken = [critical?.slackChannelId, warning?.slackChannelId];
        for (const severity of ["critical", "warning"] as const) {
            const { slackChannelId } = config[severity];
            if (slackChannelId !== undefined && taken.includes(slackChannelId)) {
                const allowed = `a channel of this stack's own; stack "${stack}" has this one, and AWS gives a channel to one of an account`;
                yield invalid(["platform:alerts", severity, "slackChannelId"], slackChannelId, allowed);
            }
        }
    }
}
