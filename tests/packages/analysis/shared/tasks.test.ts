import { expect } from "chai";
import { instancePools, poolsOf } from "@platform/analysis/shared/instances";
import { servicesOf } from "@platform/analysis/shared/tasks";
import { UNKNOWN } from "@platform/aws-model/wire";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";

function serviceOf(definition: Inputs, service: Inputs = {}) {
    const [found] = servicesOf(
        planOf((stack) => {
            const made = stack.add("aws:ecs/taskDefinition:TaskDefinition", "app", definition);
            stack.add("aws:ecs/service:Service", "app", {
                taskDefinition: made.ref("arn"),
                desiredCount: 3,
                ...service,
            });
        }),
    );
    if (found === undefined) throw new Error("no service");
    return found;
}
const containers = (...list: readonly object[]) => ({ containerDefinitions: JSON.stringify(list) });

describe("services of a plan", () => {
    it("adds up containers: of memory the reservation, or else the limit", () => {
        const { demand } = serviceOf(
            containers({ cpu: 100, memory: 512, memoryReservation: 128 }, { cpu: 28, memory: 64 }, { memory: 8 }),
        );
        expect(demand).to.deep.equal({ cpuUnits: 128, memoryMiB: 200, hostPorts: [], networkInterfaces: 0 });
    });

    it("takes the task's own size where it has one", () => {
        const { demand } = serviceOf({
            cpu: "256",
            memory: "1024",
            networkMode: "awsvpc",
            ...containers({ cpu: 10, memory: 10 }),
        });
        expect(demand).to.deep.equal({ cpuUnits: 256, memoryMiB: 1024, hostPorts: [], networkInterfaces: 1 });
    });

    it("needs no containers, which may be secret, for a task with a size and interfaces of its own", () => {
        const secretly = (definition: Inputs) => serviceOf({ ...definition, containerDefinitions: UNKNOWN }).demand;
        const size = { cpu: "256", memory: "1024" };
        expect(secretly({ ...size, networkMode: "awsvpc" })).to.deep.equal({
            ...{ cpuUnits: 256, memoryMiB: 1024, hostPorts: [], networkInterfaces: 1 },
        });
        expect(secretly({ ...size, networkMode: "bridge" })).to.equal(undefined);
        expect(secretly({ cpu: "256", networkMode: "awsvpc" })).to.equal(undefined);
    });

    it("knows fixed ports; dynamic ones are none", () => {
        const mapped = (networkMode: string, ...portMappings: readonly object[]) =>
            serviceOf({ networkMode, ...containers({ memory: 1, portMappings }) }).demand?.hostPorts;
        expect(mapped("bridge", { containerPort: 80, hostPort: 0 }, { containerPort: 81 })).to.deep.equal([]);
        expect(mapped("bridge", { containerPort: 80, hostPort: 8080, protocol: "udp" })).to.deep.equal(["udp 8080"]);
        expect(mapped("host", { containerPort: 80 })).to.deep.equal(["tcp 80"]);
        expect(mapped("awsvpc", { containerPort: 80, hostPort: 80 })).to.deep.equal([]);
    });

    it("does not guess what it is not told", () => {
        expect(serviceOf({ containerDefinitions: "no JSON" }).demand).to.equal(undefined);
        expect(serviceOf(containers({ memory: "lots" })).demand).to.equal(undefined);
    });

    it("reads placement, deployment and autoscaling", async () => {
        const [boards, registry] = servicesOf(await planOfStack("prod"));
        expect([boards?.name, boards?.minimum, boards?.maximum]).to.deep.equal(["boards-commissions", 2, 2]);
        expect([registry?.name, registry?.minimum, registry?.maximum]).to.deep.equal(["registry-certs", 2, 4]);
        expect(registry?.demand).to.deep.equal({ cpuUnits: 512, memoryMiB: 768, hostPorts: [], networkInterfaces: 0 });
        // The log router beside the app: 256 + 32 and 512 + 64.
        expect(boards?.demand).to.deep.equal({ cpuUnits: 288, memoryMiB: 576, hostPorts: [], networkInterfaces: 0 });
        expect(registry?.placementStrategies).to.deep.equal([
            { type: "spread", field: "attribute:ecs.availability-zone" },
            { type: "binpack", field: "memory" },
        ]);
        expect([registry?.deploymentMinimumPercent, registry?.deploymentMaximumPercent]).to.deep.equal([100, 200]);
    });
});

describe("instances of a plan", () => {
    it("finds the cluster's group and what its instances offer", async () => {
        const plan = await planOfStack("prod");
        const pools = instancePools(plan);
        const [pool] = pools;
        expect(pools).to.have.length(1);
        expect([pool?.name, pool?.minimum, pool?.maximum, pool?.desired]).to.deep.equal(["cluster-instances", 2, 4, 2]);
        expect([pool?.instanceTypes, pool?.zones]).to.deep.equal([["t3.medium"], ["us-east-1a", "us-east-1b"]]);
        // 4096 MiB, of which the system never sees 7.5 percent and tasks do not get 256.
        expect(pool?.capacity).to.deep.equal({ cpuUnits: 2048, memoryMiB: 3532, networkInterfaces: 2 });
        for (const service of servicesOf(plan)) expect(poolsOf(service, pools)).to.deep.equal(pools);
    });

    it("finds a group by its user data, and what the agent keeps from tasks", () => {
        const userData = (text: string) => Buffer.from(`#!/bin/bash\n${text}\n`).toString("base64");
        const poolOf = (text: string) =>
            instancePools(
                planOf((stack) => {
                    stack.add("aws:ecs/cluster:Cluster", "main", { name: "main" });
                    const launch = { instanceType: "m7i.large", userData: userData(text) };
                    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "app", launch);
                    stack.add("aws:autoscaling/group:Group", "app", {
                        minSize: 1,
                        launchTemplate: { id: template.ref() },
                    });
                }),
            );
        expect(poolOf("echo hello")).to.deep.equal([]);
        // 8192 less 7.5 percent are 7577.
        expect(poolOf("echo ECS_CLUSTER=main >> /etc/ecs/ecs.config")[0]?.capacity?.memoryMiB).to.equal(7577);
        expect(poolOf("ECS_CLUSTER=main\nECS_RESERVED_MEMORY=77")[0]?.capacity?.memoryMiB).to.equal(7500);
    });

    it("does not know the size of a type that it has not heard of", () => {
        const [pool] = instancePools(
            planOf((stack) => {
                const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "app", { instanceType: "x9.huge" });
                const group = stack.add("aws:autoscaling/group:Group", "app", {
                    minSize: 1,
                    launchTemplate: { id: template.ref() },
                });
                const source = { autoScalingGroupProvider: { autoScalingGroupArn: group.ref("arn") } };
                stack.add("aws:ecs/capacityProvider:CapacityProvider", "app", source);
            }),
        );
        expect([pool?.name, pool?.capacity]).to.deep.equal(["app", undefined]);
    });
});
