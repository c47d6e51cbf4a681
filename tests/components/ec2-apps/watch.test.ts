import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testTopics } from "../../harness/scope";
import { app, types } from "./fixture";

const own = ({ names }: { names: readonly string[] }) => names.filter((each) => !/-(tg|int)-/.test(each));

describe("what looks after an EC2 app", () => {
    let made: Recording;

    before(async () => {
        made = await record(app());
    });

    const group = () => ({ AutoScalingGroupName: made.output(types.group, "app-maps", "name") });

    it("is ten alarms beside those of its route", () => {
        expect(own({ names: made.names(types.alarm) })).to.deep.equal([
            "app-maps-at-maximum",
            "app-maps-below-minimum",
            "app-maps-cpu",
            "app-maps-cpu-credits",
            "app-maps-disk",
            "app-maps-failed",
            "app-maps-in",
            "app-maps-log-errors",
            "app-maps-memory",
            "app-maps-out",
        ]);
    });

    it("leaves out what cannot be: a fixed number, and instances without credits", async () => {
        const fixed = await record(app({ minInstances: 2, maxInstances: 2, instanceType: "m7g.medium" }));
        expect(own({ names: fixed.names(types.alarm) })).to.deep.equal([
            "app-maps-below-minimum",
            "app-maps-cpu",
            "app-maps-disk",
            "app-maps-failed",
            "app-maps-log-errors",
            "app-maps-memory",
        ]);
        expect(fixed.names(types.policy)).to.deep.equal([]);
    });

    for (const [what, expected] of Object.entries({
        cpu: {
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            statistic: "Average",
            threshold: 85,
            evaluationPeriods: 1,
        },
        memory: {
            namespace: "CWAgent",
            metricName: "mem_used_percent",
            statistic: "Maximum",
            threshold: 90,
            evaluationPeriods: 3,
        },
        disk: {
            namespace: "CWAgent",
            metricName: "disk_used_percent",
            statistic: "Maximum",
            threshold: 85,
            evaluationPeriods: 3,
        },
    })) {
        it(`warns of ${what}`, () => {
            expect(alarmInputs(made, `app-maps-${what}`)).to.deep.include({
                ...expected,
                dimensions: group(),
                period: 300,
                comparisonOperator: "GreaterThanThreshold",
                treatMissingData: "notBreaching",
                alarmActions: [testTopics.warning],
                okActions: [testTopics.warning],
            });
        });
    }

    it("wakes somebody when instances are missing, and tells when the group cannot grow", () => {
        expect(alarmInputs(made, "app-maps-below-minimum")).to.deep.include({
            metricName: "GroupInServiceInstances",
            threshold: 2,
            treatMissingData: "breaching",
            alarmActions: [testTopics.critical],
        });
        expect(alarmInputs(made, "app-maps-at-maximum")).to.deep.include({
            metricName: "GroupDesiredCapacity",
            threshold: 4,
            alarmActions: [testTopics.warning],
        });
    });

    it("counts the lines with the pattern, and warns of each", async () => {
        const recording = await record(app({ logs: { errorPattern: '"FATAL "' } }));
        expect(recording.inputs(types.filter, "app-maps-log-errors")).to.deep.equal({
            logGroupName: recording.output(types.logGroup, "app-maps", "name"),
            pattern: '"FATAL "',
            metricTransformation: {
                namespace: "platform-test",
                name: "app-maps-log-errors",
                value: "1",
                defaultValue: "0",
            },
        });
        expect(alarmInputs(recording, "app-maps-log-errors")).to.deep.include({
            alarmDescription:
                'The log of maps says "FATAL ". Read it in the log group /platform-test/ec2-apps/maps; a narrower ' +
                "logs.errorPattern leaves out what is no error.",
            namespace: "platform-test",
            metricName: "app-maps-log-errors",
            period: 60,
            threshold: 0,
            alarmActions: [testTopics.warning],
        });
    });

    it("keeps events of rollouts and launches that failed, of its group alone", () => {
        expect(made.document(types.eventRule, "app-maps-failed", "eventPattern")).to.deep.equal({
            source: ["aws.autoscaling"],
            "detail-type": [
                "EC2 Auto Scaling Instance Refresh Failed",
                "EC2 Auto Scaling Instance Refresh Cancelled",
                "EC2 Auto Scaling Instance Refresh Rollback Succeeded",
                "EC2 Auto Scaling Instance Refresh Rollback Failed",
                "EC2 Instance Launch Unsuccessful",
            ],
            detail: { AutoScalingGroupName: [made.output(types.group, "app-maps", "name")] },
        });
        const { alarmDescription, ...watch } = alarmInputs(made, "app-maps-failed");
        expect(alarmDescription).to.contain("Poll the messages of the queue platform-test-app-maps-failed-rollouts");
        const dimensions = { QueueName: "platform-test-app-maps-failed-rollouts" };
        const watched = { namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", dimensions };
        expect(watch).to.deep.equal(eventAlarm(watched, [testTopics.warning]));
    });
});

describe("the scaling of an EC2 app", () => {
    it("adds a quarter soon and takes a quarter away slowly, and tells nobody", async () => {
        const made = await record(app({ scaling: { kind: "steps", outAbovePercent: 80, inBelowPercent: 20 } }));
        const step = (end: string) => ({
            policy: made.inputs(types.policy, `app-maps-${end}`),
            alarm: made.inputs(types.alarm, `app-maps-${end}`),
        });
        const groupName = made.output(types.group, "app-maps", "name");
        const simple = {
            autoscalingGroupName: groupName,
            policyType: "SimpleScaling",
            adjustmentType: "PercentChangeInCapacity",
            minAdjustmentMagnitude: 1,
        };
        expect(step("out").policy).to.deep.equal({ ...simple, scalingAdjustment: 25, cooldown: 600 });
        expect(step("in").policy).to.deep.equal({ ...simple, scalingAdjustment: -25, cooldown: 900 });
        const watched = { metricName: "CPUUtilization", period: 300, dimensions: { AutoScalingGroupName: groupName } };
        expect(step("out").alarm).to.deep.include({
            ...{ ...watched, threshold: 80, evaluationPeriods: 1, comparisonOperator: "GreaterThanThreshold" },
            alarmActions: [made.output(types.policy, "app-maps-out", "arn")],
        });
        expect(step("in").alarm).to.deep.include({
            ...{ ...watched, threshold: 20, evaluationPeriods: 3, comparisonOperator: "LessThanThreshold" },
            alarmActions: [made.output(types.policy, "app-maps-in", "arn")],
        });
        expect(step("in").alarm).not.to.have.property("okActions");
        expect(made.inputs(types.launchTemplate, "app-maps")["monitoring"]).to.deep.equal({ enabled: false });
    });

    for (const [measure, specification, targetValue] of [
        [{ cpuPercent: 60 }, { predefinedMetricType: "ASGAverageCPUUtilization" }, 60],
        [{ requestsPerTarget: 900 }, { predefinedMetricType: "ALBRequestCountPerTarget" }, 900],
    ] as const) {
        it(`holds ${JSON.stringify(measure)}`, async () => {
            const made = await record(app({ scaling: { kind: "target", ...measure } }));
            expect(made.names(types.policy)).to.deep.equal(["app-maps-target"]);
            const { policyType, targetTrackingConfiguration } = made.inputs(types.policy, "app-maps-target");
            const suffix = made.output(types.targetGroup, "app-maps-tg", "arnSuffix");
            const label = "requestsPerTarget" in measure ? { resourceLabel: `app/public/1/${suffix as string}` } : {};
            expect(policyType).to.equal("TargetTrackingScaling");
            expect(targetTrackingConfiguration).to.deep.equal({
                predefinedMetricSpecification: { ...specification, ...label },
                targetValue,
            });
            expect(made.inputs(types.launchTemplate, "app-maps")["monitoring"]).to.deep.equal({ enabled: true });
        });
    }
});
