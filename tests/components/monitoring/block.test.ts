import { describeMistakes } from "../../config/mistakes";

describeMistakes("alerts", [
    {
        mistake: "a channel without a workspace",
        changes: { "platform:alerts.critical.slackChannelId": "C0123456789" },
        problems: [
            "platform:alerts.slackWorkspaceId: missing; allowed the workspace of the Slack channels, such as T0123456789. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a workspace without a channel",
        changes: { "platform:alerts.slackWorkspaceId": "T0123456789" },
        problems: [
            'platform:alerts.slackWorkspaceId: "T0123456789" is not used; allowed with a slackChannelId in critical or warning. Add one to Pulumi.test.yaml',
        ],
    },
    {
        mistake: "Slack in a partition that has no Amazon Q",
        changes: {
            "aws:region": "us-gov-west-1",
            "platform:network": undefined,
            "platform:loadBalancers": undefined,
            "platform:bastion": undefined,
            "platform:cluster": undefined,
            "platform:services": undefined,
            "platform:vpn": undefined,
            "platform:alerts.slackWorkspaceId": "T0123456789",
            "platform:alerts.critical.slackChannelId": "C0123456789",
        },
        problems: [
            "platform:alerts.slackWorkspaceId: no Slack in us-gov-west-1: Amazon Q Developer in chat applications is in regions of aws alone. Name emails, and take it out of Pulumi.test.yaml",
        ],
    },
    {
        mistake: "an address twice",
        changes: { "platform:alerts.warning.emails": ["b@example.gov", "b@example.gov"] },
        problems: [
            'platform:alerts.warning.emails[1]: "b@example.gov" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);
