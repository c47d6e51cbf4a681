import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

/** Two services on two t3.large: 8192 MiB each, of which 8192 × 0.925 − 256 = 7321 are for tasks. */
function cluster(stack: StackBuilder): void {
    const cluster = stack.add("aws:ecs/cluster:Cluster", "cluster", { name: "c" });
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "template", {
        instanceType: "t3.large",
        blockDeviceMappings: [{ ebs: { volumeType: "gp3", volumeSize: 50 } }],
        userData: Buffer.from("ECS_CLUSTER=c\nECS_RESERVED_MEMORY=256").toString("base64"),
    });
    stack.add("aws:autoscaling/group:Group", "hosts", {
        launchTemplate: { id: template.ref() },
        minSize: 2,
        maxSize: 4,
    });
    for (const [name, memory, copies] of [
        ["small", 512, 2],
        ["large", 2048, 3],
    ] as const) {
        const definition = stack.add("aws:ecs/taskDefinition:TaskDefinition", name, {
            containerDefinitions: JSON.stringify([{ name: "app", cpu: 10, memory }]),
        });
        stack.add("aws:ecs/service:Service", name, {
            cluster: cluster.ref("arn"),
            taskDefinition: definition.ref("arn"),
            desiredCount: copies,
        });
    }
}

describe("cost: what services cost", () => {
    it("splits the instances by reserved memory, and leaves the rest as head-room", () => {
        const { total, totalAtMost, shares } = costReport(planOf(cluster));
        const exact = 2 * (730 * 0.0832 + 50 * 0.08); // 129.472
        const instances = 129.47; // 121.47 and 8.00
        const memory = 2 * 7321;

        expect(total).to.be.closeTo(instances, 1e-9);
        const busy = 2 * (1 - 0.3) * 730 * 0.05; // what each may take beyond its credits
        expect(totalAtMost).to.be.closeTo(2 * exact + 4 * busy, 1e-9); // four instances in place of two
        expect(shares.instances).to.be.closeTo(instances, 1e-9);
        expect(shares.services.map(({ name, own }) => [name, own])).to.deep.equal([
            ["small", 0],
            ["large", 0],
        ]);
        expect(shares.services[0]?.share).to.be.closeTo(1024 / memory, 1e-9);
        expect(shares.services[1]?.instances).to.be.closeTo((instances * 6144) / memory, 1e-9);
        expect(shares.headroom).to.be.closeTo(instances * (1 - 7168 / memory), 1e-9);
    });

    it("says unknown where a size is not known", () => {
        const { shares } = costReport(
            planOf((stack) => {
                cluster(stack);
                stack.add("aws:ecs/service:Service", "foreign", { cluster: "c", desiredCount: 1 });
            }),
        );

        expect(shares.services.map(({ name, share }) => [name, share === undefined])).to.deep.equal([
            ["small", false],
            ["large", false],
            ["foreign", true],
        ]);
        expect(shares.headroom).to.equal(undefined);
    });

    it("charges Fargate tasks to the service itself", () => {
        const { shares } = costReport(
            planOf((stack) => {
                const definition = stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", {
                    cpu: "512",
                    memory: "1024",
                    networkMode: "awsvpc",
                    containerDefinitions: "[]",
                });
                stack.add("aws:ecs/service:Service", "web", {
                    launchType: "FARGATE",
                    taskDefinition: definition.ref("arn"),
                    desiredCount: 2,
                });
            }),
        );

        // 2 tasks × 730 h × (½ vCPU × 0.0404784 + 1 GB × 0.004446)
        expect(shares.services[0]?.own).to.be.closeTo(36.04, 1e-9);
    });

    it("does not call a service on Fargate free whose size is not known", () => {
        const { shares } = costReport(
            planOf((stack) => {
                stack.add("aws:ecs/service:Service", "web", { launchType: "FARGATE", desiredCount: 2 });
            }),
        );

        expect(shares.services.map(({ name, own }) => [name, own])).to.deep.equal([["web", undefined]]);
    });
});
