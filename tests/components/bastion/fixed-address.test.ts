import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { bastion, ssh, types } from "./fixture";

const associate = "bastion-address-associate";
const launch = "bastion-address-launch";
const stateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:platform-test-bastion-address";

describe("the bastion's fixed address", () => {
    it("is never protected, so that `ssh` can be taken out again", async () => {
        const recording = await record(bastion({ ssh }));
        const { inputs, options } = recording.one(types.address, "bastion-address");
        expect(inputs).to.deep.equal({ domain: "vpc", tags: { Name: "platform-test-bastion" } });
        expect(options).to.not.have.any.keys("protect", "retainOnDelete");
    });

    it("has its name in the zone, where the stack has one", async () => {
        const recording = await record(bastion({ ssh }));
        expect(recording.inputs(types.record, "bastion-address")).to.deep.equal({
            zoneId: "Z0123456789ABCDEFGHIJ",
            name: "bastion.apps.example.gov",
            type: "A",
            ttl: 300,
            records: [recording.output(types.address, "bastion-address", "publicIp")],
        });
        const nameless = { allowFromCidrs: ssh.allowFromCidrs, users: ssh.users };
        for (const made of [
            await record(bastion({ ssh }, { zoneId: undefined })),
            await record(bastion({ ssh: nameless })),
        ]) {
            expect(made.names(types.record)).to.deep.equal([]);
        }
    });

    it("is moved when the bastion's own group has started an instance", async () => {
        const recording = await record(bastion({ ssh }));
        expect(recording.document(types.rule, launch, "eventPattern")).to.deep.equal({
            source: ["aws.autoscaling"],
            "detail-type": ["EC2 Instance Launch Successful"],
            detail: { AutoScalingGroupName: [{ prefix: "platform-test-bastion-ssh-" }] },
        });
        expect(recording.inputs(types.target, launch)).to.deep.equal({
            rule: recording.output(types.rule, launch, "name"),
            arn: recording.output(types.stateMachine, associate, "arn"),
            roleArn: recording.output(types.role, launch, "arn"),
        });
        expect(recording.inputs(types.group, "bastion-instance")["namePrefix"]).to.equal("platform-test-bastion-ssh-");
    });

    it("is not given to the group that takes over when `ssh` goes", async () => {
        const recording = await record(bastion());
        const { namePrefix } = recording.inputs(types.group, "bastion-instance");
        expect(namePrefix)
            .to.equal("platform-test-bastion-")
            .and.not.match(/^platform-test-bastion-ssh-/);
    });

    it("goes to the instance that the event names, and is tried again while that one starts", async () => {
        const recording = await record(bastion({ ssh }));
        expect(recording.inputs(types.stateMachine, associate)).to.deep.include({
            name: "platform-test-bastion-address",
            roleArn: recording.output(types.role, associate, "arn"),
        });
        expect(recording.document(types.stateMachine, associate, "definition")).to.deep.equal({
            StartAt: "Associate",
            States: {
                Associate: {
                    Type: "Task",
                    Resource: "arn:aws:states:::aws-sdk:ec2:associateAddress",
                    Parameters: {
                        AllocationId: recording.output(types.address, "bastion-address", "allocationId"),
                        "InstanceId.$": "$.detail.EC2InstanceId",
                        AllowReassociation: true,
                    },
                    Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 5, MaxAttempts: 6, BackoffRate: 2 }],
                    End: true,
                },
            },
        });
    });

    it("can be moved by that state machine alone, and only to the bastion", async () => {
        const recording = await record(bastion({ ssh }), { world: "strict" });
        const arn = (resource: string) => `arn:aws:ec2:us-east-1:123456789012:${resource}/*`;
        expect(recording.document(types.rolePolicy, associate)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: "ec2:AssociateAddress",
                    Resource: ["elastic-ip", "instance", "network-interface"].map(arn),
                    Condition: { StringEquals: { "aws:ResourceTag/Name": "platform-test-bastion" } },
                },
            ],
        });
        expect(recording.document(types.rolePolicy, launch)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "states:StartExecution", Resource: stateMachineArn }],
        });
        for (const [name, service] of [
            [associate, "states.amazonaws.com"],
            [launch, "events.amazonaws.com"],
        ] as const) {
            expect(recording.document(types.role, name, "assumeRolePolicy")).to.deep.equal({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: service },
                        Action: "sts:AssumeRole",
                        Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
                    },
                ],
            });
        }
    });

    it("is ready to be moved before the first instance starts, and until the last has ended", async () => {
        const recording = await record(bastion({ ssh }));
        const { dependencies } = recording.one(types.group, "bastion-instance");
        expect(dependencies).to.include(recording.one(types.target, launch).urn);
    });

    it("is missed when it was not moved", async () => {
        const recording = await record(bastion({ ssh }));
        const { alarmDescription, ...watch } = alarmInputs(recording, "bastion-address-failed");
        expect(alarmDescription).to.match(/Runbook: docs\/runbooks\/bastion\.md$/);
        expect(watch).to.deep.equal(
            eventAlarm(
                {
                    namespace: "AWS/States",
                    metricName: "ExecutionsFailed",
                    dimensions: { StateMachineArn: stateMachineArn },
                },
                [testTopics.warning],
            ),
        );
    });

    it("is missed when the state machine was not even started", async () => {
        const recording = await record(bastion({ ssh }));
        const { alarmDescription, ...watch } = alarmInputs(recording, "bastion-address-not-started");
        expect(alarmDescription).to.match(/Runbook: docs\/runbooks\/bastion\.md$/);
        expect(watch).to.deep.include({
            namespace: "AWS/Events",
            metricName: "FailedInvocations",
            dimensions: { RuleName: recording.output(types.rule, launch, "name") },
            threshold: 0,
            treatMissingData: "notBreaching",
            alarmActions: [testTopics.warning],
        });
    });
});
