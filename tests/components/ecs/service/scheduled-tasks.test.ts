import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../../harness/alarms";
import { record, recordBoth } from "../../../harness/record";
import { testTopics } from "../../../harness/scope";
import { service } from "./fixture";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";
const schedule = "aws:scheduler/schedule:Schedule";
const nightly = { command: ["npm", "run", "nightly"], schedule: "cron(15 3 * * ? *)", timezone: "America/New_York" };
const scheduled = {
    scheduledTasks: { nightly, hourly: { command: ["sync"], schedule: "rate(1 hour)", enabled: false } },
};
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("ScheduledTasks", () => {
    it("adds these resources, in both worlds", async () => {
        const { strict, placeholder } = await recordBoth(service(scheduled));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.list.filter((entry) => entry.includes("app-schedule"))).to.deep.equal([
            "aws:cloudwatch/eventRule:EventRule app-schedule-failures",
            "aws:cloudwatch/eventTarget:EventTarget app-schedule-failures",
            "aws:cloudwatch/metricAlarm:MetricAlarm app-schedule-failures",
            "aws:ecs/taskDefinition:TaskDefinition app-schedule-hourly",
            "aws:ecs/taskDefinition:TaskDefinition app-schedule-nightly",
            "aws:iam/role:Role app-schedule",
            "aws:iam/rolePolicy:RolePolicy app-schedule",
            "aws:scheduler/schedule:Schedule app-schedule-hourly",
            "aws:scheduler/schedule:Schedule app-schedule-nightly",
            "aws:scheduler/scheduleGroup:ScheduleGroup app-schedule",
            "aws:sqs/queue:Queue app-schedule-failures",
            "aws:sqs/queuePolicy:QueuePolicy app-schedule-failures",
            "platform:ecs:ScheduleFailures app-schedule-failures",
            "platform:ecs:ScheduledTasks app-schedule",
        ]);
        expect((await record(service())).list.filter((entry) => entry.includes("schedule"))).to.deep.equal([]);
    });

    it("runs a task of its own at its time", async () => {
        const recording = await record(service(scheduled));
        expect(recording.inputs(schedule, "app-schedule-nightly")).to.deep.equal({
            name: "nightly",
            groupName: "platform-test-app",
            description: "platform-test-app: npm run nightly",
            scheduleExpression: "cron(15 3 * * ? *)",
            scheduleExpressionTimezone: "America/New_York",
            state: "ENABLED",
            flexibleTimeWindow: { mode: "OFF" },
            target: {
                arn: arn("ecs", "cluster/platform-test"),
                roleArn: "arn:aws:iam::123456789012:role/platform-test-app-schedule",
                ecsParameters: {
                    taskDefinitionArn: recording.output(taskDefinition, "app-schedule-nightly", "arn"),
                    taskCount: 1,
                    capacityProviderStrategies: [{ capacityProvider: "cluster-1234567", weight: 1, base: 0 }],
                    placementStrategies: [
                        { type: "spread", field: "attribute:ecs.availability-zone" },
                        { type: "binpack", field: "memory" },
                    ],
                    enableEcsManagedTags: true,
                    propagateTags: "TASK_DEFINITION",
                    enableExecuteCommand: false,
                },
                retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
                deadLetterConfig: { arn: recording.output("aws:sqs/queue:Queue", "app-schedule-failures", "arn") },
            },
        });
        expect(recording.inputs(schedule, "app-schedule-hourly")).to.deep.include({
            state: "DISABLED",
            scheduleExpressionTimezone: "UTC",
        });
        const { family } = recording.inputs(taskDefinition, "app-schedule-nightly");
        expect(family).to.equal("platform-test-app_schedule-nightly");
        const containers = recording.document(taskDefinition, "app-schedule-nightly", "containerDefinitions");
        expect(containers).to.have.nested.property("[0].command").that.deep.equals(["npm", "run", "nightly"]);
        expect(containers)
            .to.have.nested.property("[0].logConfiguration.options")
            .that.includes({ "awslogs-stream-prefix": "schedule-nightly" });
    });

    it("gives awsvpc tasks the service's network", async () => {
        const recording = await record(service({ ...scheduled, networkMode: "awsvpc" }));
        expect(recording.inputs(schedule, "app-schedule-hourly"))
            .to.have.nested.property("target.ecsParameters.networkConfiguration")
            .that.deep.equals({
                subnets: ["subnet-a", "subnet-b"],
                securityGroups: [recording.id("aws:ec2/securityGroup:SecurityGroup", "app-tasks")],
                assignPublicIp: false,
            });
    });

    it("lets the scheduler start these tasks with these roles, and nothing else", async () => {
        const { strict } = await recordBoth(service(scheduled));
        expect(strict.document("aws:iam/role:Role", "app-schedule", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "scheduler.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: {
                        ArnEquals: { "aws:SourceArn": arn("scheduler", "schedule-group/platform-test-app") },
                        StringEquals: { "aws:SourceAccount": "123456789012" },
                    },
                },
            ],
        });
        expect(strict.document("aws:iam/rolePolicy:RolePolicy", "app-schedule")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "RunTheseTasks",
                    Effect: "Allow",
                    Action: "ecs:RunTask",
                    Resource: ["nightly", "hourly"].map((name) =>
                        arn("ecs", `task-definition/platform-test-app_schedule-${name}:*`),
                    ),
                    Condition: { ArnEquals: { "ecs:cluster": arn("ecs", "cluster/platform-test") } },
                },
                {
                    Sid: "TagThemAtStart",
                    Effect: "Allow",
                    Action: "ecs:TagResource",
                    Resource: arn("ecs", "task/platform-test/*"),
                    Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } },
                },
                {
                    Sid: "PassTheirRoles",
                    Effect: "Allow",
                    Action: "iam:PassRole",
                    Resource: ["execution", "task"].map(
                        (kind) => `arn:aws:iam::123456789012:role/platform-test-app-${kind}`,
                    ),
                    Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
                },
                {
                    Sid: "ReportWhatDidNotStart",
                    Effect: "Allow",
                    Action: "sqs:SendMessage",
                    Resource: arn("sqs", "platform-test-app-schedule-failures"),
                },
            ],
        });
    });

    it("keeps and tells what did not start or failed", async () => {
        const { strict, placeholder } = await recordBoth(service(scheduled));
        const name = "app-schedule-failures";
        expect(placeholder.inputs("aws:sqs/queue:Queue", name)).to.deep.equal({
            name: "platform-test-app-schedule-failures",
            messageRetentionSeconds: 1209600,
            sqsManagedSseEnabled: true,
        });
        expect(strict.document("aws:cloudwatch/eventRule:EventRule", name, "eventPattern")).to.deep.equal({
            source: ["aws.ecs"],
            "detail-type": ["ECS Task State Change"],
            detail: {
                clusterArn: [arn("ecs", "cluster/platform-test")],
                lastStatus: ["STOPPED"],
                taskDefinitionArn: [{ prefix: arn("ecs", "task-definition/platform-test-app_schedule-") }],
                $or: [
                    { stopCode: ["TaskFailedToStart"] },
                    { containers: { name: ["app"], exitCode: [{ "anything-but": [0] }] } },
                ],
            },
        });
        expect(placeholder.inputs("aws:cloudwatch/eventTarget:EventTarget", name)).to.deep.equal({
            rule: "platform-test-app-schedule-failures",
            arn: placeholder.output("aws:sqs/queue:Queue", name, "arn"),
        });
        const queue = arn("sqs", "platform-test-app-schedule-failures");
        expect(strict.document("aws:sqs/queuePolicy:QueuePolicy", name)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "FailedTasks",
                    Effect: "Allow",
                    Principal: { Service: "events.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: queue,
                    Condition: {
                        ArnEquals: { "aws:SourceArn": arn("events", "rule/platform-test-app-schedule-failures") },
                    },
                },
                {
                    Sid: "OnlyTls",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sqs:*",
                    Resource: queue,
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        });
        const { alarmDescription, ...alarm } = alarmInputs(placeholder, name);
        expect(alarmDescription).to.match(/^A scheduled task of platform-test-app did not start or failed\./);
        expect(alarm).to.deep.equal(
            eventAlarm(
                {
                    namespace: "AWS/SQS",
                    metricName: "NumberOfMessagesSent",
                    dimensions: { QueueName: "platform-test-app-schedule-failures" },
                },
                [testTopics.warning],
            ),
        );
    });
});
