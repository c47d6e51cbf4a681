import { missing } from "../problems";
import type { Check } from "./draft";

/** A Slack channel needs the workspace it is in, and a workspace without channels is a forgotten channel. */
export const checkAlerts: Check = function* ({ config: { alerts } }) {
    const channels = [alerts?.critical.slackChannelId, alerts?.warning.slackChannelId].filter((id) => id !== undefined);
    if (channels.length > 0 && alerts?.slackWorkspaceId === undefined) {
        yield missing(
            ["platform:alerts", "slackWorkspaceId"],
            "the workspace of the Slack channels, such as T0123456789",
        );
    }
    if (channels.length === 0 && alerts?.slackWorkspaceId !== undefined) {
        yield {
            path: ["platform:alerts", "slackWorkspaceId"],
            statement: `"${alerts.slackWorkspaceId}" is not used; allowed with a slackChannelId in critical or warning`,
            fix: "Add one to",
        };
    }
};
