import { expect } from "chai";
import { userData } from "../../../components/bastion/user-data";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { bastion, ssh, types } from "./fixture";

const name = "bastion-instance";
const tags = { Project: "platform", Name: "platform-test-bastion" };

describe("the bastion's instance", () => {
    it("takes the newest image when it starts, so that no plan shows one", async () => {
        for (const [instanceType, architecture] of [
            ["t4g.micro", "arm64"],
            ["t3.nano", "x86_64"],
        ] as const) {
            const recording = await record(bastion({ instanceType }), { world: "strict" });
            expect(recording.inputs(types.launchTemplate, name)).to.deep.include({
                imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-" + architecture,
                instanceType,
            });
        }
    });

    it("has no key pair, asks for session tokens, and encrypts its disk", async () => {
        const recording = await record(bastion({ ssh }));
        const { userData: script, imageId, ...template } = recording.inputs(types.launchTemplate, name);
        expect(script).to.match(/^[A-Za-z0-9+/]+=*$/);
        expect(imageId).to.match(/^resolve:ssm:/);
        expect(template).to.deep.equal({
            description: "Bastion",
            instanceType: "t4g.nano",
            iamInstanceProfile: { arn: recording.output(types.profile, name, "arn") },
            vpcSecurityGroupIds: [recording.id(types.securityGroup, "bastion")],
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            creditSpecification: { cpuCredits: "standard" },
            blockDeviceMappings: [
                {
                    deviceName: "/dev/xvda",
                    ebs: { volumeType: "gp3", volumeSize: 8, encrypted: "true", deleteOnTermination: "true" },
                },
            ],
            tagSpecifications: [
                { resourceType: "volume", tags },
                { resourceType: "network-interface", tags },
            ],
            updateDefaultVersion: true,
        });
    });

    it("runs the script that a first preview already knows", async () => {
        for (const config of [{}, { ssh }]) {
            const recording = await record(bastion(config), { world: "strict" });
            const encoded = recording.inputs(types.launchTemplate, name)["userData"];
            const script = userData("ssh" in config ? config.ssh : undefined);
            expect(encoded).to.equal(Buffer.from(script).toString("base64"));
        }
    });

    it("is one, is replaced by a successor that starts first, and lives for thirty days", async () => {
        const recording = await record(bastion());
        const successorFirst = { minHealthyPercentage: 100, maxHealthyPercentage: 200 };
        expect(recording.inputs(types.group, name)).to.deep.equal({
            namePrefix: "platform-test-bastion-",
            vpcZoneIdentifiers: ["subnet-privatea", "subnet-privateb"],
            minSize: 1,
            desiredCapacity: 1,
            maxSize: 2,
            launchTemplate: {
                id: recording.id(types.launchTemplate, name),
                version: `${recording.output(types.launchTemplate, name, "latestVersion") as number}`,
            },
            healthCheckType: "EC2",
            healthCheckGracePeriod: 120,
            maxInstanceLifetime: 2_592_000,
            instanceMaintenancePolicy: successorFirst,
            instanceRefresh: { strategy: "Rolling", preferences: { ...successorFirst, instanceWarmup: "120" } },
            enabledMetrics: ["GroupInServiceInstances"],
            tags: [
                { key: "Project", value: "platform", propagateAtLaunch: true },
                { key: "Name", value: "platform-test-bastion", propagateAtLaunch: true },
            ],
        });
    });

    it("may talk to Session Manager and write the sessions' log, and nothing else", async () => {
        const recording = await record(bastion({ ssh }), { world: "strict" });
        const logGroup = "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/bastion-sessions";
        expect(recording.inputs(types.role, name)["name"]).to.equal("platform-test-bastion");
        expect(recording.inputs(types.role, name)).to.not.have.any.keys("managedPolicyArns", "inlinePolicies");
        expect(recording.document(types.rolePolicy, name)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "SessionManager",
                    Effect: "Allow",
                    Action: [
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel",
                    ],
                    Resource: "*",
                },
                {
                    Sid: "SessionLogs",
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [logGroup, `${logGroup}:*`],
                },
                {
                    Sid: "IsTheLogGroupEncrypted",
                    Effect: "Allow",
                    Action: "logs:DescribeLogGroups",
                    Resource: "arn:aws:logs:us-east-1:123456789012:log-group:*",
                },
            ],
        });
    });

    it("is missed when there is none, or no word of one", async () => {
        const recording = await record(bastion());
        const { alarmDescription, ...watch } = alarmInputs(recording, "bastion-instance-absent");
        expect(alarmDescription).to.match(/through platform-test-bastion\. .* Runbook: docs\/runbooks\/bastion\.md$/);
        expect(watch).to.deep.equal({
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceInstances",
            dimensions: { AutoScalingGroupName: recording.output(types.group, name, "name") },
            statistic: "Minimum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            period: 300,
            evaluationPeriods: 3,
            treatMissingData: "breaching",
            alarmActions: [testTopics.warning],
            okActions: [testTopics.warning],
        });
    });
});
