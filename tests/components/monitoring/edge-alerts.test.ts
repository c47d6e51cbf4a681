import { expect } from "chai";
import { Alerts } from "../../../components/monitoring/alerts";
import { alerts as block } from "../../../components/monitoring/block";
import { createEdgeAlerts } from "../../../components/monitoring/edge-alerts";
import { record } from "../../harness/record";
import { testKeyArn, testScope } from "../../harness/scope";

const slack = { slackChannelId: "C0123456789" };
const config = block.schema.parse({
    critical: { emails: ["a@example.gov"], ...slack },
    warning: slack,
    slackWorkspaceId: "T0123456789",
});
const ireland = () => ({ ...testScope(), region: "eu-west-1" });

function program(): void {
    const scope = ireland();
    const { topics: edgeTopics } = createEdgeAlerts({ scope, config, deletionProtection: true });
    new Alerts("alerts", { scope, config, encryptionKeyArn: testKeyArn, edgeTopics });
}

describe("alerts at the edge", () => {
    it("are topics with a key, mails and alarms in CloudFront's region, all of them and nothing else", async () => {
        const recording = await record(program);
        const there = recording.resources.filter(({ inputs }) => inputs["region"] === "us-east-1");
        expect(there.map(({ type, name }) => `${type} ${name}`)).to.have.members([
            "aws:kms/key:Key encryption-edge",
            "aws:kms/alias:Alias encryption-edge",
            "aws:sns/topic:Topic alerts-edge-critical",
            "aws:sns/topic:Topic alerts-edge-warning",
            "aws:sns/topicSubscription:TopicSubscription alerts-edge-critical-a-at-example.gov",
            "aws:cloudwatch/metricAlarm:MetricAlarm alerts-edge-critical-undelivered",
            "aws:cloudwatch/metricAlarm:MetricAlarm alerts-edge-warning-undelivered",
        ]);
        const edge = recording.resources.filter(({ name, kind }) => name.includes("-edge") && kind === "custom");
        expect(edge).to.have.lengthOf(there.length);
        expect(recording.one("aws:kms/key:Key", "encryption-edge").options.protect).to.equal(true);
    });

    it("take alarms of that region, and are encrypted with their own key", async () => {
        const recording = await record(program);
        const topic = recording.inputs("aws:sns/topic:Topic", "alerts-edge-critical");
        expect(topic["kmsMasterKeyId"]).to.equal(recording.output("aws:kms/key:Key", "encryption-edge", "arn"));
        const { Statement } = recording.document("aws:sns/topic:Topic", "alerts-edge-critical") as {
            readonly Statement: readonly { readonly Condition: { readonly ArnLike?: object } }[];
        };
        expect(Statement[0]?.Condition.ArnLike).to.deep.equal({
            "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*",
        });
    });

    it("are shown by the channels of the stack's own, for a channel has one configuration", async () => {
        const recording = await record(program);
        const channel = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
        expect(recording.names(channel)).to.have.lengthOf(1);
        const arn = (name: string) => recording.output("aws:sns/topic:Topic", name, "arn");
        expect(recording.inputs(channel, "alerts-slack-C0123456789")["snsTopicArns"]).to.deep.equal([
            arn("alerts-critical"),
            arn("alerts-edge-critical"),
            arn("alerts-warning"),
            arn("alerts-edge-warning"),
        ]);
    });
});
