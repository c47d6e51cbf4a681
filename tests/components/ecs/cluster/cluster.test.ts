import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { testKeyArn } from "../../../harness/scope";
import { dependencies, clusterWith, makeCluster, types } from "./fixture";

/** Everything that a cluster with one load balancer, no bastion and one on-premises range is made of. */
const everything = [
    `${types.group} cluster-instances`,
    `${types.logGroup} cluster-exec`,
    `${types.logGroup} cluster-insights`,
    `${types.alarm} cluster-capacity-at-maximum`,
    `${types.alarm} cluster-capacity-below-minimum`,
    `${types.alarm} cluster-capacity-cpu`,
    `${types.alarm} cluster-capacity-draining`,
    `${types.alarm} cluster-capacity-memory`,
    `${types.alarm} cluster-failed-deployments`,
    `${types.alarm} cluster-failed-refreshes`,
    `${types.alarm} cluster-instances-rotation`,
    ...["deployments", "refreshes"].flatMap((what) => [
        `aws:cloudwatch/eventRule:EventRule cluster-failed-${what}`,
        `aws:cloudwatch/eventTarget:EventTarget cluster-failed-${what}`,
        `aws:sqs/queue:Queue cluster-failed-${what}`,
        `aws:sqs/queuePolicy:QueuePolicy cluster-failed-${what}`,
    ]),
    `${types.launchTemplate} cluster-instances`,
    `${types.securityGroup} cluster-instances-firewall`,
    `${types.capacityProvider} cluster`,
    `${types.cluster} cluster`,
    `${types.link} cluster`,
    `${types.profile} cluster-instances-role`,
    `${types.role} cluster-instances-role`,
    `${types.role} cluster-instances-rotation`,
    `${types.rolePolicy} cluster-instances-role`,
    `${types.rolePolicy} cluster-instances-rotation`,
    `${types.rolePolicyAttachment} cluster-instances-role-ssm`,
    `${types.schedule} cluster-instances-rotation`,
    `${types.scheduleGroup} cluster-instances-rotation`,
    `${types.egress} cluster-instances-firewall-lb-public`,
    `${types.egress} cluster-instances-firewall-on-premises-10.16.0.0-16`,
    `${types.egress} cluster-instances-firewall-tcp-443-443-0.0.0.0-0`,
    `${types.egress} cluster-instances-firewall-tcp-80-80-0.0.0.0-0`,
    `${types.ingress} cluster-instances-firewall-lb-public`,
    `${types.alarm} cluster-capacity-cpu-credits`,
    "platform:ecs:CapacityAlarms cluster-capacity",
    "platform:ecs:Cluster cluster",
    "platform:ecs:FailedChanges cluster-failed",
    "platform:ecs:InstanceFirewall cluster-instances-firewall",
    "platform:ecs:InstanceRole cluster-instances-role",
    "platform:ecs:InstanceRotation cluster-instances-rotation",
    "platform:ecs:Instances cluster-instances",
].sort();

describe("Cluster", () => {
    let made: Recording;

    before(async () => {
        made = await record(clusterWith());
    });

    it("is made of the same resources in a first preview as in an update", async () => {
        const { strict, placeholder } = await recordBoth(clusterWith());
        expect({ strict: strict.list, placeholder: placeholder.list }).to.deep.equal({
            strict: everything,
            placeholder: everything,
        });
    });

    it("puts everything below itself", () => {
        const orphans = made.list.filter((entry) => {
            const [type = "", name = ""] = entry.split(" ");
            return made.parent(type, name)?.startsWith("platform:ecs:") !== true;
        });
        expect(orphans).to.deep.equal(["platform:ecs:Cluster cluster"]);
    });

    it("records ECS Exec sessions, encrypted, in its own log group", () => {
        expect(made.inputs(types.cluster, "cluster")).to.deep.include({
            name: "platform-test",
            settings: [{ name: "containerInsights", value: "enhanced" }],
            configuration: {
                executeCommandConfiguration: {
                    kmsKeyId: testKeyArn,
                    logging: "OVERRIDE",
                    logConfiguration: {
                        cloudWatchEncryptionEnabled: true,
                        cloudWatchLogGroupName: "/platform-test/ecs-exec",
                    },
                },
            },
        });
        expect(made.inputs(types.logGroup, "cluster-exec")).to.deep.include({
            name: "/platform-test/ecs-exec",
            retentionInDays: 365,
            kmsKeyId: testKeyArn,
        });
    });

    it("makes the log group of Container Insights before AWS does", () => {
        expect(made.inputs(types.logGroup, "cluster-insights")).to.deep.include({
            name: "/aws/ecs/containerinsights/platform-test/performance",
            retentionInDays: 7,
            kmsKeyId: testKeyArn,
        });
        expect(dependencies(made, types.cluster, "cluster")).to.deep.equal([
            `${types.logGroup} cluster-exec`,
            `${types.logGroup} cluster-insights`,
        ]);
    });

    it("makes none without Container Insights", async () => {
        const without = await record(clusterWith({ containerInsights: "disabled" }));
        expect(without.names(types.logGroup)).to.deep.equal(["cluster-exec"]);
        expect(without.inputs(types.cluster, "cluster")).to.deep.include({
            settings: [{ name: "containerInsights", value: "disabled" }],
        });
    });

    it("scales, drains and protects its instances through the capacity provider", async () => {
        const scaled = await record(clusterWith({ targetCapacityPercent: 80 }));
        expect(scaled.inputs(types.capacityProvider, "cluster")["autoScalingGroupProvider"]).to.deep.equal({
            autoScalingGroupArn: scaled.output(types.group, "cluster-instances", "arn"),
            managedScaling: { status: "ENABLED", targetCapacity: 80, instanceWarmupPeriod: 180 },
            managedDraining: "ENABLED",
            managedTerminationProtection: "ENABLED",
        });
    });

    it("places tasks with the capacity provider by default", () => {
        const provider = made.output(types.capacityProvider, "cluster", "name");
        expect(made.inputs(types.link, "cluster")).to.deep.equal({
            clusterName: "platform-test",
            capacityProviders: [provider],
            defaultCapacityProviderStrategies: [{ capacityProvider: provider, weight: 1 }],
        });
    });

    it("is deleted in an order that ends: link, capacity provider, scaling group, cluster", () => {
        expect(dependencies(made, types.link, "cluster")).to.deep.equal([
            `${types.capacityProvider} cluster`,
            `${types.cluster} cluster`,
        ]);
        expect(dependencies(made, types.capacityProvider, "cluster")).to.deep.equal([
            `${types.group} cluster-instances`,
        ]);
        expect(dependencies(made, types.group, "cluster-instances")).to.include(`${types.cluster} cluster`);
        expect(made.inputs(types.group, "cluster-instances")["forceDelete"]).to.equal(true);
    });

    it("tells services what they need, all names known in a first preview", async () => {
        let cluster: ReturnType<typeof makeCluster> | undefined;
        const strict = await record(
            () => {
                cluster = makeCluster({ instanceType: "t4g.large" });
                return {
                    ...cluster.target,
                    ready: cluster.target.ready.urn,
                };
            },
            { world: "strict" },
        );
        expect(strict.stackOutputs).to.deep.include({
            name: "platform-test",
            arn: "arn:aws:ecs:us-east-1:123456789012:cluster/platform-test",
            execLogGroupName: "/platform-test/ecs-exec",
            execKeyAlias: "alias/platform-test",
            architecture: "arm64",
            ready: strict.one(types.link, "cluster").urn,
        });
    });
});
