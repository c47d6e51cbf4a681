import { expect } from "chai";
import { Alerts } from "../../../components/monitoring/alerts";
import { alerts as block } from "../../../components/monitoring/block";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record, recordBoth } from "../../harness/record";
import { testKeyArn, testScope } from "../../harness/scope";

const topic = "aws:sns/topic:Topic";
const subscription = "aws:sns/topicSubscription:TopicSubscription";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const channel = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";

const critical = { emails: ["oncall@example.gov"], slackChannelId: "C0000000001" };
const warning = { emails: ["team@example.gov"], slackChannelId: "C0000000002" };
const full = { slackWorkspaceId: "T0000000001", critical, warning };

function alerts(config: Readonly<Record<string, unknown>> = full) {
    return () => {
        new Alerts("alerts", {
            scope: testScope(),
            config: block.schema.parse(config),
            encryptionKeyArn: testKeyArn,
        });
    };
}

describe("Alerts", () => {
    it("registers exactly these resources in a preview and in an update", async () => {
        const { strict, placeholder } = await recordBoth(alerts());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${channel} alerts-slack-C0000000001`,
            `${channel} alerts-slack-C0000000002`,
            `${alarm} alerts-critical-undelivered`,
            `${alarm} alerts-warning-undelivered`,
            "aws:iam/role:Role alerts-slack",
            "aws:iam/rolePolicy:RolePolicy alerts-slack",
            `${topic} alerts-critical`,
            `${topic} alerts-warning`,
            `${subscription} alerts-critical-oncall-at-example.gov`,
            `${subscription} alerts-warning-team-at-example.gov`,
            "platform:monitoring:Alerts alerts",
            "platform:monitoring:SlackChannels alerts-slack",
        ]);
    });

    it("encrypts both topics", async () => {
        const recording = await record(alerts());
        for (const severity of ["critical", "warning"]) {
            const inputs = recording.inputs(topic, `alerts-${severity}`);
            expect(inputs["name"]).to.equal(`platform-test-alerts-${severity}`);
            expect(inputs["kmsMasterKeyId"]).to.equal(testKeyArn);
        }
    });

    it("lets this account's alarms publish over TLS and nobody else, which a first preview knows", async () => {
        const recording = await record(alerts(), { world: "strict" });
        const arn = "arn:aws:sns:us-east-1:123456789012:platform-test-alerts-critical";
        expect(recording.document(topic, "alerts-critical")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AlarmsOfThisAccount",
                    Effect: "Allow",
                    Principal: { Service: "cloudwatch.amazonaws.com" },
                    Action: "sns:Publish",
                    Resource: arn,
                    Condition: {
                        StringEquals: { "aws:SourceAccount": "123456789012" },
                        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*" },
                    },
                },
                {
                    Sid: "OnlyOverTls",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: arn,
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        });
    });

    it("subscribes each address to the topic of its severity", async () => {
        const recording = await record(alerts());
        expect(recording.inputs(subscription, "alerts-warning-team-at-example.gov")).to.deep.equal({
            topic: recording.output(topic, "alerts-warning", "arn"),
            protocol: "email",
            endpoint: "team@example.gov",
        });
    });

    it("names a subscription by its address alone, and an address given twice once", async () => {
        const emails = ["b.b@example.gov", "B.B@example.gov", "a+x@example.gov", "b_b@example.gov"];
        const recording = await record(alerts({ ...full, critical: { emails } }));
        expect(recording.names(subscription).filter((name) => name.includes("critical"))).to.deep.equal([
            "alerts-critical-a+x-at-example.gov",
            "alerts-critical-b.b-at-example.gov",
            "alerts-critical-b_b-at-example.gov",
        ]);
    });

    it("reports a topic's failed deliveries to the other topic", async () => {
        const recording = await record(alerts());
        for (const [broken, told] of [
            ["critical", "warning"],
            ["warning", "critical"],
        ] as const) {
            const { alarmDescription, ...watch } = alarmInputs(recording, `alerts-${broken}-undelivered`);
            const tell = [recording.output(topic, `alerts-${told}`, "arn")];
            expect(watch).to.deep.equal(
                eventAlarm(
                    {
                        namespace: "AWS/SNS",
                        metricName: "NumberOfNotificationsFailed",
                        dimensions: { TopicName: `platform-test-alerts-${broken}` },
                    },
                    tell,
                ),
            );
            expect(alarmDescription).to.match(new RegExp(`^A ${broken} alert did not reach everyone`));
        }
    });
});
