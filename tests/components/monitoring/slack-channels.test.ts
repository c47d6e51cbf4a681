import { expect } from "chai";
import { Alerts } from "../../../components/monitoring/alerts";
import { alerts as block } from "../../../components/monitoring/block";
import { record } from "../../harness/record";
import { testKeyArn, testScope } from "../../harness/scope";

const topic = "aws:sns/topic:Topic";
const channel = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
const slack = (slackChannelId: string) => ({ slackChannelId });

function alerts(config: Readonly<Record<string, unknown>>) {
    return () => {
        new Alerts("alerts", {
            scope: testScope(),
            config: block.schema.parse(config),
            encryptionKeyArn: testKeyArn,
        });
    };
}

describe("alerts in Slack", () => {
    const twoChannels = {
        slackWorkspaceId: "T0000000001",
        critical: slack("C0000000001"),
        warning: slack("C0000000002"),
    };

    it("show a channel the topic of its severity, under a guardrail", async () => {
        const recording = await record(alerts(twoChannels));
        expect(recording.inputs(channel, "alerts-slack-C0000000002")).to.deep.equal({
            configurationName: "platform-test-C0000000002",
            slackTeamId: "T0000000001",
            slackChannelId: "C0000000002",
            snsTopicArns: [recording.output(topic, "alerts-warning", "arn")],
            iamRoleArn: recording.output("aws:iam/role:Role", "alerts-slack", "arn"),
            guardrailPolicyArns: ["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"],
            loggingLevel: "ERROR",
        });
    });

    it("show both topics in a channel that both severities share, for AWS takes it only once", async () => {
        const shared = { ...twoChannels, warning: slack("C0000000001") };
        const recording = await record(alerts(shared));
        expect(recording.names(channel)).to.deep.equal(["alerts-slack-C0000000001"]);
        expect(recording.inputs(channel, "alerts-slack-C0000000001")["snsTopicArns"]).to.deep.equal([
            recording.output(topic, "alerts-critical", "arn"),
            recording.output(topic, "alerts-warning", "arn"),
        ]);
    });

    it("let a channel read alarms and metrics and nothing else", async () => {
        const recording = await record(alerts(twoChannels), { world: "strict" });
        const role = recording.inputs("aws:iam/role:Role", "alerts-slack");
        expect(role["name"]).to.equal("platform-test-alerts-chat");
        expect(recording.document("aws:iam/role:Role", "alerts-slack", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { Service: "chatbot.amazonaws.com" }, Action: "sts:AssumeRole" }],
        });
        expect(recording.document("aws:iam/rolePolicy:RolePolicy", "alerts-slack")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: [
                        "cloudwatch:DescribeAlarms",
                        "cloudwatch:DescribeAlarmHistory",
                        "cloudwatch:GetMetricData",
                        "cloudwatch:GetMetricStatistics",
                        "cloudwatch:GetMetricWidgetImage",
                        "cloudwatch:ListMetrics",
                    ],
                    Resource: "*",
                },
            ],
        });
    });

    it("need no role where nobody uses Slack", async () => {
        const mailOnly = { emails: ["team@example.gov"] };
        const recording = await record(alerts({ critical: mailOnly, warning: mailOnly }));
        expect(recording.names(channel)).to.deep.equal([]);
        expect(recording.names("aws:iam/role:Role")).to.deep.equal([]);
    });
});
