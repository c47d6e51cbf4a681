import { expect } from "chai";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { clusterWith, types } from "./fixture";

const rule = "aws:cloudwatch/eventRule:EventRule";
const queue = "aws:sqs/queue:Queue";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("FailedChanges", () => {
    let made: Recording;

    before(async () => {
        made = await record(clusterWith());
    });

    it("catches failed deployments and missing room of this cluster's services", () => {
        expect(made.document(rule, "cluster-failed-deployments", "eventPattern")).to.deep.equal({
            source: ["aws.ecs"],
            "detail-type": ["ECS Deployment State Change", "ECS Service Action"],
            resources: [{ prefix: arn("ecs", "service/platform-test/") }],
            detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_TASK_PLACEMENT_FAILURE"] },
        });
    });

    it("catches the refreshes of this scaling group that fail or are cancelled", () => {
        expect(made.document(rule, "cluster-failed-refreshes", "eventPattern")).to.deep.equal({
            source: ["aws.autoscaling"],
            "detail-type": ["EC2 Auto Scaling Instance Refresh Failed", "EC2 Auto Scaling Instance Refresh Cancelled"],
            detail: { AutoScalingGroupName: [made.output(types.group, "cluster-instances", "name")] },
        });
    });

    for (const [what, name] of [
        ["deployments", "platform-test-deploy-failures"],
        ["refreshes", "platform-test-refresh-failures"],
    ] as const) {
        it(`keeps the events of ${what} in a queue that only their rule fills`, () => {
            expect(made.inputs(queue, `cluster-failed-${what}`)).to.deep.equal({
                name,
                messageRetentionSeconds: 1209600,
                sqsManagedSseEnabled: true,
            });
            expect(made.inputs("aws:cloudwatch/eventTarget:EventTarget", `cluster-failed-${what}`)).to.deep.equal({
                rule: name,
                arn: made.output(queue, `cluster-failed-${what}`, "arn"),
            });
            expect(made.document("aws:sqs/queuePolicy:QueuePolicy", `cluster-failed-${what}`))
                .to.have.nested.property("Statement[0]")
                .that.deep.includes({
                    Principal: { Service: "events.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: arn("sqs", name),
                    Condition: { ArnEquals: { "aws:SourceArn": arn("events", `rule/${name}`) } },
                });
            const text = made.inputs("aws:cloudwatch/metricAlarm:MetricAlarm", `cluster-failed-${what}`);
            expect(text["alarmDescription"]).to.contain(`the queue ${name}`);
        });
    }
});
