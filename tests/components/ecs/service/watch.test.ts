import { expect } from "chai";
import { cluster } from "../../../../components/ecs/cluster/block";
import { memoryThreshold } from "../../../../components/ecs/service/alarms";
import { serviceSchema } from "../../../../components/ecs/service/schema/service";
import { alarmInputs } from "../../../harness/alarms";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { testTopics } from "../../../harness/scope";
import { publicRoute, service } from "./fixture";

const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const policy = "aws:appautoscaling/policy:Policy";
const target = "aws:appautoscaling/target:Target";

function dimensions(recording: Recording) {
    return {
        ClusterName: "platform-test",
        ServiceName: recording.output("aws:ecs/service:Service", "app", "name"),
    };
}

const count = (recording: Recording, id: string, metricName: string) => ({
    id,
    metric: {
        namespace: "ECS/ContainerInsights",
        metricName,
        dimensions: dimensions(recording),
        period: 60,
        stat: "Average",
    },
});

describe("alarms of a service", () => {
    const copies = [
        {
            name: "app-none-running",
            topic: testTopics.critical,
            evaluationPeriods: 3,
            query: {
                id: "finding",
                label: "1 while copies are wanted and none runs",
                expression: "IF(desired > 0 AND FILL(running, 0) < 1, 1, 0)",
                returnData: true,
            },
        },
        {
            name: "app-copies-missing",
            topic: testTopics.warning,
            evaluationPeriods: 15,
            query: {
                id: "finding",
                label: "Copies missing",
                expression: "desired - FILL(running, 0)",
                returnData: true,
            },
        },
    ];
    for (const { name, topic, evaluationPeriods, query } of copies) {
        it(`${name} counts copies, and takes silence of all counts for nothing wrong`, async () => {
            const recording = await record(service());
            const { alarmDescription, ...inputs } = alarmInputs(recording, name);
            expect(alarmDescription).to.match(/^app /);
            expect(inputs).to.deep.equal({
                metricQueries: [
                    count(recording, "desired", "DesiredTaskCount"),
                    count(recording, "running", "RunningTaskCount"),
                    query,
                ],
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                evaluationPeriods,
                treatMissingData: "notBreaching",
                alarmActions: [topic],
                okActions: [topic],
            });
        });
    }

    const usage = [
        { name: "app-cpu", metricName: "CPUUtilization", statistic: "Average", evaluationPeriods: 6 },
        { name: "app-memory", metricName: "MemoryUtilization", statistic: "Maximum", evaluationPeriods: 3 },
    ];
    for (const { name, ...measure } of usage) {
        it(`${name} warns of too little`, async () => {
            const recording = await record(service());
            const { alarmDescription, ...inputs } = alarmInputs(recording, name);
            expect(alarmDescription).to.match(/^app /);
            expect(inputs).to.deep.equal({
                namespace: "AWS/ECS",
                ...measure,
                dimensions: dimensions(recording),
                period: 300,
                comparisonOperator: "GreaterThanThreshold",
                threshold: 90,
                treatMissingData: "notBreaching",
                alarmActions: [testTopics.warning],
                okActions: [testTopics.warning],
            });
        });
    }

    it("count no copies where Container Insights are off", async () => {
        const clusterConfig = cluster.schema.parse({ containerInsights: "disabled" });
        const recording = await record(service({}, { clusterConfig }));
        expect(recording.names(alarm)).to.deep.equal(["app-cpu", "app-memory"]);
    });

    const forward = { host: "logs.example.org", port: 8443 };
    const thresholds = [
        { config: { memoryMiB: 256 }, expected: 90 },
        { config: { memoryMiB: 512, memoryReservationMiB: 256 }, expected: 180 },
        { config: { memoryMiB: 256, memoryReservationMiB: 256 }, expected: 90 },
        { config: { memoryMiB: 512, memoryReservationMiB: 192, logging: { forward } }, expected: 203 },
    ];
    for (const { config, expected } of thresholds) {
        it(`measure the limit against the reservation: ${expected} for ${JSON.stringify(config)}`, () => {
            expect(memoryThreshold(serviceSchema.parse({ image: "nginx:1.27", ...config }))).to.equal(expected);
        });
    }
});

describe("scaling of a service", () => {
    it("is off with the service: without copies, and nothing would start one", async () => {
        const scaling = { minCount: 2, maxCount: 8, cpuPercent: 60 };
        const { strict } = await recordBoth(service({ scaling, desiredCount: 0 }));
        expect(strict.names(target)).to.deep.equal([]);
        expect(strict.names(policy)).to.deep.equal([]);
        expect(strict.inputs("aws:ecs/service:Service", "app")["desiredCount"]).to.equal(0);
        expect(strict.one("aws:ecs/service:Service", "app").options.ignoreChanges ?? []).to.deep.equal([]);
    });

    const scaling = { minCount: 2, maxCount: 8, cpuPercent: 60, memoryPercent: 70, requestsPerTarget: 500 };

    it("is absent by default", async () => {
        const recording = await record(service());
        expect([...recording.names(target), ...recording.names(policy)]).to.deep.equal([]);
    });

    it("holds CPU, memory and requests", async () => {
        const { strict, placeholder } = await recordBoth(service({ port: 3000, public: publicRoute, scaling }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const name = placeholder.output("aws:ecs/service:Service", "app", "name") as string;
        const scaled = {
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: `service/platform-test/${name}`,
        };
        expect(placeholder.inputs(target, "app-scaling")).to.deep.equal({ ...scaled, minCapacity: 2, maxCapacity: 8 });
        const suffix = placeholder.output("aws:lb/targetGroup:TargetGroup", "app-tg", "arnSuffix") as string;
        const measures = {
            cpu: [{ predefinedMetricType: "ECSServiceAverageCPUUtilization" }, 60],
            memory: [{ predefinedMetricType: "ECSServiceAverageMemoryUtilization" }, 70],
            requests: [
                {
                    predefinedMetricType: "ALBRequestCountPerTarget",
                    resourceLabel: `app/public/0123456789abcdef/${suffix}`,
                },
                500,
            ],
        };
        expect(placeholder.names(policy)).to.deep.equal(Object.keys(measures).map((key) => `app-scaling-${key}`));
        for (const [measure, [predefinedMetricSpecification, targetValue]] of Object.entries(measures)) {
            expect(placeholder.inputs(policy, `app-scaling-${measure}`)).to.deep.equal({
                policyType: "TargetTrackingScaling",
                ...scaled,
                targetTrackingScalingPolicyConfiguration: {
                    predefinedMetricSpecification,
                    targetValue,
                    scaleInCooldown: 300,
                    scaleOutCooldown: 60,
                },
            });
        }
    });

    it("holds only what is asked for", async () => {
        const config = { scaling: { maxCount: 3, memoryPercent: 80, scaleInCooldownSeconds: 0 } };
        const recording = await record(service(config));
        expect(recording.names(policy)).to.deep.equal(["app-scaling-memory"]);
        expect(recording.inputs(policy, "app-scaling-memory")).to.have.nested.property(
            "targetTrackingScalingPolicyConfiguration.scaleInCooldown",
            0,
        );
    });
});
