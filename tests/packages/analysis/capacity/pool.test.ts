import { expect } from "chai";
import { analyze } from "@platform/analysis/capacity/index";
import { analyzeCapacity } from "@platform/analysis/capacity/result";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

/**
 * A t3.large without ECS_RESERVED_MEMORY: 2 vCPU are 2048 CPU units, and of 8192 MiB 92.5 percent, 7577 MiB, are for
 * tasks: 8192 * 0.925 = 7577.6.
 */
const INSTANCE = { cpuUnits: 2048, memoryMiB: 7577, networkInterfaces: 2 };

interface Service {
    readonly cpu?: number;
    readonly memory: number;
    readonly count: number;
    readonly hostPort?: number;
    readonly inputs?: Inputs;
}

/** A cluster of t3.large with some services. */
function cluster(sizes: Inputs, services: Readonly<Record<string, Service>>, scaling = "ENABLED") {
    return planOf((stack) => {
        const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
            instanceType: "t3.large",
            userData: Buffer.from("ECS_CLUSTER=apps").toString("base64"),
        });
        const group = stack.add("aws:autoscaling/group:Group", "instances", {
            launchTemplate: { id: template.ref() },
            ...sizes,
        });
        const apps = stack.add("aws:ecs/cluster:Cluster", "apps", { name: "apps" });
        const provider = stack.add("aws:ecs/capacityProvider:CapacityProvider", "provider", {
            autoScalingGroupProvider: { autoScalingGroupArn: group.ref("arn"), managedScaling: { status: scaling } },
        });
        stack.add("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "providers", {
            clusterName: apps.ref("name"),
            capacityProviders: [provider.ref("name")],
        });
        for (const [name, { cpu = 128, memory, count, hostPort = 0, inputs }] of Object.entries(services)) {
            const portMappings = [{ containerPort: 80, hostPort }];
            const definition = stack.add("aws:ecs/taskDefinition:TaskDefinition", name, {
                containerDefinitions: JSON.stringify([{ name: "app", cpu, memory, portMappings }]),
            });
            stack.add("aws:ecs/service:Service", name, {
                ...{ name, cluster: apps.ref("arn"), taskDefinition: definition.ref("arn"), desiredCount: count },
                ...inputs,
            });
        }
    });
}

const two = { minSize: 2, maxSize: 2 };

describe("the capacity of a group of instances", () => {
    it("counts what fits beside what runs", () => {
        // Two copies, spread: each instance has 7577 - 2000 = 5577 MiB and 2048 - 128 = 1920 CPU units left. By memory
        // 2 more fit on each, by CPU 15.
        const [pool] = analyzeCapacity(cluster({ minSize: 2, maxSize: 3 }, { app: { memory: 2000, count: 2 } })).pools;
        expect(pool?.capacity).to.deep.equal(INSTANCE);
        expect(pool?.used).to.deep.equal({ cpu: 6, memory: 26 }); // 256 of 4096, 4000 of 15154
        const [app] = pool?.services ?? [];
        // A third instance holds 3 copies: 7577 / 2000.
        expect(app).to.deep.include({ moreNow: 4, moreAtMost: 7, extra: 2, rollout: "at once", newInstances: 0 });
        expect(pool?.situations.map(({ what, tasks, needed, fits }) => [what, tasks, needed, fits])).to.deep.equal([
            ["now", 2, 1, true],
            ["all deployed at once", 4, 2, true], // 3 fit one instance
            ["scaled out", 2, 1, true],
        ]);
    });

    const rollouts: readonly (readonly [string, Service, object])[] = [
        // Each instance has 7577 - 4000 = 3577 MiB left: no room for a third copy, and all copies have to stay.
        [
            "is stuck where nothing fits and nothing may stop",
            { memory: 4000, count: 2 },
            { rollout: "stuck", moreAtMost: 0 },
        ],
        // At least 50 percent of 2 copies: one may stop.
        [
            "stops a copy first where it may",
            { memory: 4000, count: 2, inputs: { deploymentMinimumHealthyPercent: 50 } },
            { rollout: "stops first" },
        ],
        // 4 copies of 2500 MiB: 2 on each instance, 2577 left, one more on each: 2 of the 4 new ones at a time.
        [
            "goes in steps where only some fit",
            { memory: 2500, count: 4 },
            { rollout: "in steps", moreAtMost: 2, extra: 4 },
        ],
        ["never fits where a copy is larger than an instance", { memory: 8000, count: 1 }, { rollout: "too large" }],
        // 3 copies of 4000 MiB need 3 instances, and there are 2.
        ["finds no room where not even now all fit", { memory: 4000, count: 3 }, { rollout: "no room" }],
        // Port 8080 is taken on both instances by the old copies.
        ["is stuck behind fixed ports", { memory: 100, count: 2, hostPort: 8080 }, { rollout: "stuck", moreNow: 0 }],
    ];
    for (const [what, service, wanted] of rollouts)
        it(what, () => {
            expect(analyzeCapacity(cluster(two, { app: service })).pools[0]?.services[0]).to.deep.include(wanted);
        });

    it("keeps the fewest healthy copies rounded up, as ECS does", () => {
        // Half of one copy is one: it may not stop, and 3577 MiB are no room for another.
        const half = { memory: 4000, count: 1, inputs: { deploymentMinimumHealthyPercent: 50 } };
        const [pool] = analyzeCapacity(cluster({ minSize: 1, maxSize: 1 }, { app: half })).pools;
        expect(pool?.services[0]?.rollout).to.equal("stuck");
    });

    it("starts instances for a deployment, up to the maximum", () => {
        const ofMaximum = (maxSize: number) =>
            analyzeCapacity(cluster({ minSize: 2, maxSize }, { app: { memory: 4000, count: 2 } })).pools[0]
                ?.services[0];
        expect(ofMaximum(4)).to.deep.include({ rollout: "at once", newInstances: 2, moreNow: 0, moreAtMost: 2 });
        expect(ofMaximum(3)).to.deep.include({ rollout: "in steps", newInstances: 1, moreAtMost: 1 });
    });

    it("takes off what a daemon takes on each instance", () => {
        const daemon = { memory: 577, cpu: 48, count: 0, inputs: { schedulingStrategy: "DAEMON" } };
        const [pool] = analyzeCapacity(cluster(two, { agent: daemon, app: { memory: 100, count: 1 } })).pools;
        expect(pool?.capacity).to.deep.equal({ cpuUnits: 2000, memoryMiB: 7000, networkInterfaces: 2 });
        expect(pool?.services.map(({ name }) => name)).to.deep.equal(["app"]);
    });

    it("leaves Fargate to AWS, and says where it finds no instances", () => {
        const plan = planOf((stack) => {
            stack.add("aws:ecs/service:Service", "serverless", { launchType: "FARGATE", desiredCount: 1 });
            stack.add("aws:ecs/service:Service", "elsewhere", { desiredCount: 1 });
        });
        const { fargate, homeless } = analyzeCapacity(plan);
        expect([fargate, homeless]).to.deep.equal([["serverless"], ["elsewhere"]]);
        expect(analyze(plan).verdict).to.equal("unknown");
        expect(analyze(planOf(() => undefined)).verdict).to.equal("neutral");
    });

    it("is judged by its worst service", () => {
        const verdict = (service: Service) =>
            analyze(cluster(two, { app: service, small: { memory: 100, count: 1 } })).verdict;
        expect(verdict({ memory: 2000, count: 2 })).to.equal("good");
        expect(verdict({ memory: 4000, count: 2 })).to.equal("bad");
    });
});
