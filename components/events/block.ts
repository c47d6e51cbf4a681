import { z } from "zod";
import { alerts } from "../monitoring/block";
import { defineBlock, type StackDraft } from "../shared/block/block";
import { invalid, listed, missing, type ConfigProblem } from "../shared/block/problems";
import { onlyInAws } from "../shared/block/region";
import { eventsSchema, type EventsConfig } from "./schema";

const path = ["platform:events"];

export const events = defineBlock({
    key: "events",
    schema: eventsSchema,
    needs: [alerts],
    fixedNames: (_, { prefix }) => [[path, "event rule", `${prefix}-health`]],
    checks: [checkPlace, checkReaders, checkHub],
});

function* checkPlace(_config: EventsConfig, { region }: StackDraft): Iterable<ConfigProblem> {
    yield* onlyInAws(path, region, { what: "User Notifications", where: "they are" });
}

/** A channel has one configuration, that of its alarms: events have none of their own. */
function* checkReaders(config: EventsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const topics = draft.block(alerts);
    if (topics === undefined) {
        return;
    }
    const channels = [topics.critical, topics.warning].flatMap(({ slackChannelId }) => slackChannelId ?? []);
    const { slackChannelId = topics.warning.slackChannelId, emails } = config;
    if (slackChannelId !== undefined && !channels.includes(slackChannelId)) {
        const choice = channels.length === 0 ? "which has none" : listed([...new Set(channels)], "or");
        yield invalid([...path, "slackChannelId"], slackChannelId, `a channel of platform:alerts, ${choice}`);
    }
    if (slackChannelId === undefined && emails.length === 0) {
        yield missing([...path, "emails"], "at least one address, or a Slack channel; nobody would be told");
    }
}

/** AWS takes a region once: the second stack's update would fail, and the first one's removal would take it from both. */
function* checkHub({ hub }: EventsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const creators = draft.inOtherStacks("events", z.object({ hub: z.literal("create").default("create") }));
    const stack = creators.map(([name]) => name).find((name) => draft.mayShareAccount(name));
    if (hub === "create" && stack !== undefined) {
        yield invalid([...path, "hub"], "create", `"existing": stack "${stack}" creates it, and an account has one`);
    }
}
