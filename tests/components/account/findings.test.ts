import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { account, types } from "./fixture";

describe("Findings", () => {
    it("wake somebody for a threat, and tell of a weakness", async () => {
        const recording = await record(account());
        const expected = [
            ["threats", testTopics.critical],
            ["weaknesses", testTopics.warning],
        ] as const;
        for (const [key, topic] of expected) {
            const { alarmDescription, ...watch } = alarmInputs(recording, `account-findings-${key}`);
            expect(alarmDescription).to.match(
                new RegExp(`queue platform-test-${key}: .* Runbook: docs/runbooks/security-finding\\.md$`),
            );
            const dimensions = { QueueName: `platform-test-${key}` };
            const watched = { namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", dimensions };
            expect(watch).to.deep.equal(eventAlarm(watched, [topic]));
        }
    });

    it("are caught by severity, and while they are new", async () => {
        const recording = await record(account());
        const pattern = (name: string) =>
            recording.document(types.eventRule, `account-findings-${name}`, "eventPattern");
        expect(pattern("threats-guardduty")).to.deep.equal({
            source: ["aws.guardduty"],
            "detail-type": ["GuardDuty Finding"],
            detail: { severity: [{ numeric: [">=", 7] }] },
        });
        expect(pattern("weaknesses-posture")).to.deep.equal({
            source: ["aws.securityhub"],
            "detail-type": ["Security Hub Findings - Imported"],
            detail: {
                findings: {
                    ProductName: [{ "anything-but": ["GuardDuty"] }],
                    RecordState: ["ACTIVE"],
                    Severity: { Label: ["HIGH", "CRITICAL"] },
                    Workflow: { Status: ["NEW"] },
                },
            },
        });
        expect(pattern("weaknesses-access")).to.deep.include({ detail: { status: ["ACTIVE"] } });
        expect(pattern("weaknesses-rules")).to.deep.include({
            detail: {
                configRuleName: [{ prefix: "platform-test-" }],
                newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
            },
        });
    });

    it("come into queues that take nothing but these rules' events", async () => {
        const recording = await record(account());
        const { Statement } = recording.document(types.queuePolicy, "account-findings-weaknesses") as {
            Statement: readonly { readonly Sid: string; readonly Condition: unknown }[];
        };
        const rule = (source: string) =>
            `arn:aws:events:us-east-1:123456789012:rule/platform-test-weaknesses-${source}`;
        expect(Statement.map(({ Sid, Condition }) => [Sid, Condition])).to.deep.equal([
            ["FromPosture", { ArnEquals: { "aws:SourceArn": rule("posture") } }],
            ["FromAccess", { ArnEquals: { "aws:SourceArn": rule("access") } }],
            ["FromRules", { ArnEquals: { "aws:SourceArn": rule("rules") } }],
            ["OnlyTls", { Bool: { "aws:SecureTransport": "false" } }],
        ]);
    });

    it("of other regions are handed over to the stack's own, by a role that may nothing else", async () => {
        const recording = await record(account({ regions: ["us-west-2"] }));
        const bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";
        expect(recording.inputs(types.eventRule, "account-forwarding-us-west-2")).to.deep.equal({
            region: "us-west-2",
            name: "platform-test-findings",
            description: "Hands findings to us-east-1",
            eventPattern: '{"source":["aws.guardduty","aws.access-analyzer"]}',
        });
        expect(recording.inputs(types.eventTarget, "account-forwarding-us-west-2")).to.deep.equal({
            region: "us-west-2",
            rule: "platform-test-findings",
            arn: bus,
            roleArn: "arn:aws:iam::123456789012:role/platform-test-findings-forward",
        });
        expect(recording.document(types.rolePolicy, "account-forwarding")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "events:PutEvents", Resource: bus }],
        });
    });
});
