import { expect } from "chai";
import { instanceUserData } from "../../../../components/ecs/cluster/user-data";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { testScope } from "../../../harness/scope";
import { dependencies, firewall, clusterWith, makeCluster, types } from "./fixture";

const name = "cluster-instances";
const tags = { Project: "platform", Name: "platform-test-cluster" };

describe("the cluster's launch template", () => {
    let made: Recording;

    before(async () => {
        made = await record(clusterWith());
    });

    const template = () => made.inputs(types.launchTemplate, name);

    it("starts what the configuration says", async () => {
        const pinned = await record(() =>
            makeCluster({ instanceType: "m7g.large", amiVersion: "2023.0.20260820", rootVolumeGiB: 100 }),
        );
        expect(pinned.inputs(types.launchTemplate, name)).to.deep.include({
            instanceType: "m7g.large",
            blockDeviceMappings: [
                {
                    deviceName: "/dev/xvda",
                    ebs: { volumeType: "gp3", volumeSize: 100, encrypted: "true", deleteOnTermination: "true" },
                },
            ],
        });
    });

    for (const [config, parameter] of [
        [{}, "recommended"],
        [{ instanceType: "t4g.large" }, "arm64/recommended"],
        [{ amiVersion: "2023.0.20260820" }, "al2023-ami-ecs-hvm-2023.0.20260820-kernel-6.1-x86_64"],
    ] as const) {
        it(`leaves the image to look up to each start of an instance: ${parameter}`, async () => {
            const recording = await record(clusterWith(config));
            expect(recording.inputs(types.launchTemplate, name)["imageId"]).to.equal(
                `resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/${parameter}/image_id`,
            );
            expect(recording.list.filter((one) => one.includes("getParameter"))).to.deep.equal([]);
        });
    }

    it("asks for session tokens that reach no bridge container", () => {
        expect(template()["metadataOptions"]).to.deep.equal({
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
            httpProtocolIpv6: "disabled",
            instanceMetadataTags: "disabled",
        });
    });

    it("gives no public address, and the instances' group and role", () => {
        expect(template()).to.deep.include({
            networkInterfaces: [
                {
                    deviceIndex: 0,
                    associatePublicIpAddress: "false",
                    deleteOnTermination: "true",
                    securityGroups: [made.id(types.securityGroup, firewall)],
                },
            ],
            iamInstanceProfile: { arn: made.output(types.profile, "cluster-instances-role", "arn") },
        });
    });

    it("pays for no metrics by the minute, and is the default of its versions", () => {
        expect(template()).to.deep.include({ monitoring: { enabled: false }, updateDefaultVersion: true });
    });

    const credits = [
        { config: {}, cpuCredits: "unlimited", alarm: true },
        { config: { cpuCredits: "standard" }, cpuCredits: "standard", alarm: false },
        { config: { instanceType: "m6g.large" }, cpuCredits: undefined, alarm: false },
    ] as const;
    for (const { config, cpuCredits, alarm } of credits) {
        it(`says how ${JSON.stringify(config)} is credited, and watches what that costs`, async () => {
            const cluster = await record(clusterWith(config));
            const specification = cpuCredits === undefined ? undefined : { cpuCredits };
            expect(cluster.inputs(types.launchTemplate, name)["creditSpecification"]).to.deep.equal(specification);
            expect(cluster.names(types.alarm).includes("cluster-capacity-cpu-credits")).to.equal(alarm);
        });
    }

    it("tags what the scaling group does not", () => {
        expect(template()).to.deep.include({
            tags,
            tagSpecifications: [
                { resourceType: "volume", tags },
                { resourceType: "network-interface", tags },
            ],
        });
    });

    it("carries user data that is known in a first preview", async () => {
        const strict = await record(clusterWith(), { world: "strict" });
        expect(strict.inputs(types.launchTemplate, name)["userData"]).to.equal(
            Buffer.from(instanceUserData("platform-test", false)).toString("base64"),
        );
    });
});

describe("the cluster's scaling group", () => {
    it("is exactly this", async () => {
        const made = await record(clusterWith({ minInstances: 1, maxInstances: 4, maxInstanceLifetimeDays: 14 }));
        const version = made.output(types.launchTemplate, name, "latestVersion") as number;
        expect(made.inputs(types.group, name)).to.deep.equal({
            vpcZoneIdentifiers: ["subnet-0000000a", "subnet-0000000b"],
            minSize: 1,
            maxSize: 4,
            launchTemplate: {
                id: made.id(types.launchTemplate, name),
                version: version.toString(),
            },
            healthCheckType: "EC2",
            healthCheckGracePeriod: 180,
            defaultInstanceWarmup: 180,
            waitForCapacityTimeout: "10m",
            protectFromScaleIn: true,
            maxInstanceLifetime: 1209600,
            instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 110 },
            instanceRefresh: {
                strategy: "Rolling",
                preferences: {
                    minHealthyPercentage: 100,
                    maxHealthyPercentage: 110,
                    skipMatching: true,
                    scaleInProtectedInstances: "Refresh",
                    standbyInstances: "Terminate",
                },
            },
            enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupTerminatingInstances"],
            forceDelete: true,
            tags: [
                { key: "Project", value: "platform", propagateAtLaunch: true },
                { key: "Name", value: "platform-test-cluster", propagateAtLaunch: true },
                { key: "AmazonECSManaged", value: "", propagateAtLaunch: true },
            ],
        });
    });

    it("leaves the number of instances to managed scaling, ignoring no property for it", async () => {
        const group = (await record(clusterWith())).one(types.group, name);
        expect(group.inputs).to.not.have.property("desiredCapacity");
        expect(group.options.ignoreChanges ?? []).to.deep.equal([]);
    });

    it("names each version by its number", async () => {
        const made = await record(clusterWith());
        const { version } = made.inputs(types.group, name)["launchTemplate"] as { version: string };
        expect(version).to.match(/^[0-9]+$/);
    });

    it("starts after all that instances and tasks need, and ends before it", async () => {
        const made = await record(clusterWith({}, { bastionSecurityGroupId: "sg-0bastion" }));
        expect(dependencies(made, types.group, name)).to.deep.equal(
            [
                `${types.cluster} cluster`,
                `${types.launchTemplate} ${name}`,
                `${types.rolePolicy} cluster-instances-role`,
                `${types.rolePolicyAttachment} cluster-instances-role-ssm`,
                ...made.names(types.ingress).map((rule) => `${types.ingress} ${rule}`),
                ...made.names(types.egress).map((rule) => `${types.egress} ${rule}`),
            ].sort(),
        );
    });

    it("lets a stack's own tags not stand for the tags that parts of it go by", async () => {
        const scope = { ...testScope(), tags: { Name: "mine", AmazonECSManaged: "no" } };
        const made = await record(clusterWith({}, { scope }));
        expect(made.inputs(types.group, name)["tags"]).to.deep.equal([
            { key: "Name", value: "platform-test-cluster", propagateAtLaunch: true },
            { key: "AmazonECSManaged", value: "", propagateAtLaunch: true },
        ]);
    });
});
