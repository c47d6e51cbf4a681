import { expect } from "chai";
import { Alerts, type AlertsTransforms } from "../../../components/monitoring/alerts";
import { alerts as block } from "../../../components/monitoring/block";
import { record } from "../../harness/record";
import { testKeyArn, testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const critical = { emails: ["oncall@example.gov"], slackChannelId: "C0000000001" };
const warning = { emails: ["team@example.gov"] };

function alerts(transform: AlertsTransforms) {
    const config = block.schema.parse({ slackWorkspaceId: "T0000000001", critical, warning });
    return () => new Alerts("alerts", { scope: testScope(), config, encryptionKeyArn: testKeyArn, transform });
}

describe("transform of the alerts", () => {
    it("reaches one topic, and the channels", async () => {
        const recording = await record(
            alerts({
                topic: (args, name) => (name === "alerts-critical" ? { ...args, tracingConfig: "Active" } : args),
                slack: { channel: { loggingLevel: "INFO" } },
            }),
        );
        const topic = "aws:sns/topic:Topic";
        expect(recording.inputs(topic, "alerts-critical")["tracingConfig"]).to.equal("Active");
        expect(recording.inputs(topic, "alerts-warning")).not.to.have.property("tracingConfig");
        const channel = "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration";
        expect(recording.inputs(channel, "alerts-slack-C0000000001")["loggingLevel"]).to.equal("INFO");
        const said = (type: string, name: string) => recording.one(type, name).outputs["transformed"];
        expect(said("platform:monitoring:Alerts", "alerts")).to.deep.equal([
            "topic alerts-critical",
            "topic alerts-warning",
        ]);
        expect(said("platform:monitoring:SlackChannels", "alerts-slack")).to.deep.equal([
            "channel alerts-slack-C0000000001",
        ]);
    });

    it("reaches everything that they make", async () => {
        expect(unreached(await record(alerts(everyTransform)))).to.deep.equal([]);
    });

    it("knows what they make", () => {
        // @ts-expect-error channels are in slack
        const transform: AlertsTransforms = { channel: {} };
        expect(transform).to.have.keys("channel");
    });
});
