import { describeMistakes } from "../../config/mistakes";
import { expect } from "chai";
import { report } from "../../../components/shared/block/problems";
import { check } from "../../config/fixture";

const block = "platform:events";
const set = "Set it in Pulumi.test.yaml";
const slack = {
    "platform:alerts.slackWorkspaceId": "T0123456789",
    "platform:alerts.critical.slackChannelId": "C0123456789",
    "platform:alerts.warning.slackChannelId": "C0234567891",
};

describeMistakes("events", [
    {
        mistake: "nobody who is told",
        changes: { [block]: {} },
        problems: [
            `${block}.emails: missing; allowed at least one address, or a Slack channel; nobody would be told. ${set}`,
        ],
    },
    {
        mistake: "a channel that alerts do not have",
        changes: { ...slack, [block]: { slackChannelId: "C0999999999" } },
        problems: [
            `${block}.slackChannelId: "C0999999999" is not valid; allowed a channel of platform:alerts, C0123456789 or C0234567891. ${set}`,
        ],
    },
    {
        mistake: "a channel where alerts have none",
        changes: { [block]: { slackChannelId: "C0999999999" } },
        problems: [
            `${block}.slackChannelId: "C0999999999" is not valid; allowed a channel of platform:alerts, which has none. ${set}`,
        ],
    },
    {
        mistake: "a partition without them",
        changes: {
            [block]: { emails: ["a@example.gov"] },
            "aws:region": "us-gov-west-1",
            "platform:network.availabilityZones": ["us-gov-west-1a", "us-gov-west-1b"],
            "platform:services.certs.secrets": undefined,
        },
        problems: [
            `${block}: no User Notifications in us-gov-west-1: they are in regions of aws alone. Remove it from Pulumi.test.yaml`,
        ],
    },
]);

describe("config: the hub of notifications", () => {
    const problems = (hub: string, other: object, account?: string) => {
        const accounts = account === undefined ? {} : { "aws:allowedAccountIds": ["210987654321"] };
        const changes = { ...accounts, [block]: { emails: ["a@example.gov"], hub } };
        const theirs = account === undefined ? {} : { "aws:allowedAccountIds": [account] };
        const otherStacks = [{ name: "prod", config: { [block]: other, ...theirs } }];
        return report(check(changes, { otherStacks }).problems, "test")
            .split("\n")
            .filter((line) => line.startsWith(`- ${block}.hub`));
    };

    it("is created by one stack of an account", () => {
        expect(problems("create", {})).to.deep.equal([
            `- ${block}.hub: "create" is not valid; allowed "existing": stack "prod" creates it, and an account has one. ${set}`,
        ]);
        expect(problems("existing", {})).to.deep.equal([]);
        expect(problems("create", { hub: "existing" })).to.deep.equal([]);
        expect(problems("create", {}, "210987654321")).to.have.lengthOf(1);
        expect(problems("create", {}, "345678901234")).to.deep.equal([]);
    });
});
