import { expect } from "chai";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { clusterWith, types } from "./fixture";

const instances = "cluster-instances-role";
const rotation = "cluster-instances-rotation";

describe("the roles of the cluster", () => {
    let strict: Recording;
    let made: Recording;

    before(async () => {
        strict = await record(clusterWith(), { world: "strict" });
        made = await record(clusterWith());
    });

    it("let an instance join its cluster and nothing else, known in a first preview", () => {
        expect(strict.document(types.rolePolicy, instances)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "JoinCluster",
                    Effect: "Allow",
                    Action: [
                        "ecs:RegisterContainerInstance",
                        "ecs:SubmitAttachmentStateChanges",
                        "ecs:SubmitContainerStateChange",
                        "ecs:SubmitTaskStateChange",
                    ],
                    Resource: "arn:aws:ecs:us-east-1:123456789012:cluster/platform-test",
                },
                {
                    Sid: "TalkToCluster",
                    Effect: "Allow",
                    Action: ["ecs:Poll", "ecs:StartTelemetrySession"],
                    Resource: "arn:aws:ecs:us-east-1:123456789012:container-instance/platform-test/*",
                },
                { Sid: "FindEndpoint", Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
                {
                    Sid: "NoParametersOfThisAccount",
                    Effect: "Deny",
                    Action: ["ssm:GetParameter", "ssm:GetParameters"],
                    Resource: "arn:aws:ssm:*:123456789012:parameter/*",
                },
            ],
        });
    });

    it("are taken by EC2 and by this account's schedules", () => {
        const trust = (name: string) => strict.document(types.role, name, "assumeRolePolicy");
        const assume = { Effect: "Allow", Action: "sts:AssumeRole" };
        expect(trust(instances)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ ...assume, Principal: { Service: "ec2.amazonaws.com" } }],
        });
        expect(trust(rotation)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    ...assume,
                    Principal: { Service: "scheduler.amazonaws.com" },
                    Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
                },
            ],
        });
    });

    it("have fixed names, and the instances' is in the profile and managed by Systems Manager", () => {
        expect(made.inputs(types.role, instances)["name"]).to.equal("platform-test-cluster-instance");
        expect(made.inputs(types.role, rotation)["name"]).to.equal("platform-test-instance-rotation");
        expect(made.inputs(types.profile, instances)).to.deep.equal({ role: "platform-test-cluster-instance" });
        expect(made.inputs(types.rolePolicyAttachment, `${instances}-ssm`)).to.deep.equal({
            role: "platform-test-cluster-instance",
            policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
        });
        expect(made.inputs(types.rolePolicy, instances)["role"]).to.equal(made.id(types.role, instances));
    });

    it("let the rotation refresh the cluster's own scaling group alone", () => {
        expect(strict.document(types.rolePolicy, rotation)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: "autoscaling:StartInstanceRefresh",
                    Resource: "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/*",
                    Condition: { StringEquals: { "aws:ResourceTag/Name": "platform-test-cluster" } },
                },
            ],
        });
        expect(made.inputs(types.rolePolicy, rotation)["role"]).to.equal(made.id(types.role, rotation));
    });
});

describe("the rotation of the cluster's instances", () => {
    it("refreshes protected instances too, as often as the configuration says", async () => {
        const made = await record(clusterWith({ maxInstanceLifetimeDays: 14 }));
        const { target, ...schedule } = made.inputs(types.schedule, rotation);
        const { input, ...destination } = target as { input: string };
        expect(schedule).to.deep.equal({
            groupName: "platform-test-cluster",
            description: "Replaces the cluster's instances at least every 14 days",
            scheduleExpression: "cron(0 8 1,11,21 * ? *)",
            flexibleTimeWindow: { mode: "OFF" },
        });
        expect(destination).to.deep.equal({
            arn: "arn:aws:scheduler:::aws-sdk:autoscaling:startInstanceRefresh",
            roleArn: made.output(types.role, rotation, "arn"),
            retryPolicy: { maximumEventAgeInSeconds: 86400, maximumRetryAttempts: 185 },
        });
        expect(JSON.parse(input)).to.deep.equal({
            AutoScalingGroupName: made.output(types.group, "cluster-instances", "name"),
            Strategy: "Rolling",
            Preferences: { ScaleInProtectedInstances: "Refresh", StandbyInstances: "Terminate" },
        });
    });
});
