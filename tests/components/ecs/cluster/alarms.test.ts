import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../../harness/alarms";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { testTopics } from "../../../harness/scope";
import { clusterWith, types } from "./fixture";

const reservation = {
    namespace: "AWS/ECS",
    dimensions: { ClusterName: "platform-test" },
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 90,
    period: 300,
    evaluationPeriods: 6,
    treatMissingData: "notBreaching",
};
const capacity = "cluster-capacity";
const failedChanges = Object.fromEntries(
    [
        ["cluster-failed-deployments", "platform-test-deploy-failures"],
        ["cluster-failed-refreshes", "platform-test-refresh-failures"],
    ].map(([name = "", queue]) => [
        name,
        eventAlarm(
            {
                namespace: "AWS/SQS",
                metricName: "NumberOfMessagesSent",
                dimensions: { QueueName: queue },
            },
            [testTopics.warning],
        ),
    ]),
);

/** What an alarm watches and whom it tells; its text is checked apart. */
function alarms(recording: Recording): Record<string, unknown> {
    return Object.fromEntries(
        recording.names(types.alarm).map((name) => {
            const watch = Object.entries(alarmInputs(recording, name));
            return [name, Object.fromEntries(watch.filter(([key]) => key !== "alarmDescription"))];
        }),
    );
}

describe("the alarms of the cluster", () => {
    it("are exactly these", async () => {
        const made = await record(clusterWith({ minInstances: 2, maxInstances: 6 }));
        const tell = (topic: unknown) => ({ alarmActions: [topic], okActions: [topic] });
        const group = {
            namespace: "AWS/AutoScaling",
            dimensions: { AutoScalingGroupName: made.output(types.group, "cluster-instances", "name") },
            statistic: "Minimum",
        };
        expect(alarms(made)).to.deep.equal({
            ...failedChanges,
            [`${capacity}-memory`]: { ...reservation, ...tell(testTopics.warning), metricName: "MemoryReservation" },
            [`${capacity}-cpu`]: { ...reservation, ...tell(testTopics.warning), metricName: "CPUReservation" },
            [`${capacity}-below-minimum`]: {
                ...group,
                ...tell(testTopics.critical),
                metricName: "GroupInServiceInstances",
                comparisonOperator: "LessThanThreshold",
                threshold: 2,
                period: 60,
                evaluationPeriods: 10,
                treatMissingData: "breaching",
            },
            [`${capacity}-at-maximum`]: {
                ...group,
                ...tell(testTopics.warning),
                metricName: "GroupDesiredCapacity",
                comparisonOperator: "GreaterThanOrEqualToThreshold",
                threshold: 6,
                period: 300,
                evaluationPeriods: 3,
                treatMissingData: "notBreaching",
            },
            [`${capacity}-draining`]: {
                ...group,
                ...tell(testTopics.warning),
                metricName: "GroupTerminatingInstances",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 300,
                evaluationPeriods: 24,
                treatMissingData: "notBreaching",
            },
            [`${capacity}-cpu-credits`]: {
                ...group,
                ...tell(testTopics.warning),
                namespace: "AWS/EC2",
                metricName: "CPUSurplusCreditsCharged",
                statistic: "Maximum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 3600,
                evaluationPeriods: 3,
                treatMissingData: "notBreaching",
            },
            "cluster-instances-rotation": {
                ...tell(testTopics.warning),
                namespace: "AWS/Scheduler",
                metricName: "InvocationDroppedCount",
                dimensions: { ScheduleGroup: "platform-test-cluster" },
                statistic: "Sum",
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 300,
                evaluationPeriods: 1,
                treatMissingData: "notBreaching",
            },
        });
    });

    it("watch only metrics that the scaling group reports", async () => {
        const made = await record(clusterWith());
        const watched = made
            .names(types.alarm)
            .map((name) => alarmInputs(made, name))
            .filter(({ namespace }) => namespace === "AWS/AutoScaling")
            .map(({ metricName }) => metricName);
        expect(made.inputs(types.group, "cluster-instances")["enabledMetrics"]).to.have.members(watched);
    });

    for (const [what, sizes, absent] of [
        ["no instance is required", { minInstances: 0, maxInstances: 6 }, "below-minimum"],
        ["their number is fixed", { minInstances: 3, maxInstances: 3 }, "at-maximum"],
    ] as const) {
        it(`do without ${absent} when ${what}`, async () => {
            const all = await record(clusterWith());
            const made = await record(clusterWith(sizes));
            expect(made.names(types.alarm)).to.deep.equal(
                all.names(types.alarm).filter((name) => name !== `${capacity}-${absent}`),
            );
        });
    }

    it("say what is wrong and what to do", async () => {
        const made = await record(clusterWith({ minInstances: 2, maxInstances: 6 }));
        const text = (name: string) => alarmInputs(made, name)["alarmDescription"];
        expect(text(`${capacity}-below-minimum`)).to.equal(
            "Fewer than 2 instances (cluster.minInstances) serve for ten minutes: apps may be down to one zone. " +
                "Read the scaling group's activity history for why none starts.",
        );
        expect(text(`${capacity}-at-maximum`)).to.equal(
            "The cluster has wanted all of its 6 instances (cluster.maxInstances) for 15 minutes and cannot grow. " +
                "Raise the number, or find the service that scaled out.",
        );
        expect(text(`${capacity}-cpu`)).to.match(
            /^Tasks have reserved more than 90 % of the cluster's cpu for half an hour: /,
        );
    });
});
