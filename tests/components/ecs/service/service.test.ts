import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { deployedRevision } from "../../../../components/ecs/service/ecs-service";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { internalRoute, publicRoute, service } from "./fixture";

const ecsService = "aws:ecs/service:Service";
const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** What every service has. */
const worker = [
    "aws:cloudwatch/logGroup:LogGroup app",
    "aws:cloudwatch/metricAlarm:MetricAlarm app-copies-missing",
    "aws:cloudwatch/metricAlarm:MetricAlarm app-cpu",
    "aws:cloudwatch/metricAlarm:MetricAlarm app-memory",
    "aws:cloudwatch/metricAlarm:MetricAlarm app-none-running",
    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders ready",
    "aws:ecs/service:Service app",
    "aws:ecs/taskDefinition:TaskDefinition app",
    "aws:iam/role:Role app-roles-execution",
    "aws:iam/role:Role app-roles-task",
    "aws:iam/rolePolicy:RolePolicy app-roles-execution",
    "aws:kms/alias:Alias app-secrets",
    "aws:kms/key:Key app-secrets",
    "platform:ecs:SecretsKey app-secrets",
    "platform:ecs:Service app",
    "platform:ecs:TaskRoles app-roles",
];

const route = (name: string, listenerRule = "aws:lb/listenerRule:ListenerRule") => [
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-deployment`,
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-down`,
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-errors`,
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-failing`,
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-slow`,
    `aws:cloudwatch/metricAlarm:MetricAlarm ${name}-unhealthy`,
    `${listenerRule} ${name}`,
    `aws:lb/targetGroup:TargetGroup ${name}`,
    `platform:load-balancing:Route ${name}`,
];

async function both(config: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    const { strict, placeholder } = await recordBoth(service(config));
    expect(strict.list).to.deep.equal(placeholder.list);
    return placeholder.list;
}

async function failureOf(program: () => unknown): Promise<string> {
    return record(program).then(
        () => "none",
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
}

function dependencies(recording: Recording): readonly string[] {
    return recording.one(ecsService, "app").dependencies.map((urn) => urn.replace(/^.*\$?(aws:[^:]+:\w+)::/, "$1 "));
}

describe("Service", () => {
    it("is a worker when nothing leads to it", async () => {
        expect(await both({})).to.deep.equal(worker);
    });

    it("adds a way in for each load balancer", async () => {
        const list = await both({ port: 3000, public: publicRoute, internal: internalRoute });
        expect(list).to.deep.equal([...worker, ...route("app-tg"), ...route("app-int")].sort());
    });

    it("has a parent for everything", async () => {
        const recording = await record(
            service({ port: 3000, public: publicRoute, tasks: { fix: { command: ["f"] } } }),
        );
        const roots = recording.resources.filter(({ parent }) => parent?.endsWith("::platform-test") !== false);
        expect(roots.map(({ name }) => name).sort()).to.deep.equal(["app", "ready"]);
    });

    it("rolls copies without downtime and goes back when they fail", async () => {
        const recording = await record(service({ port: 3000, public: publicRoute, startGraceSeconds: 90 }));
        expect(recording.inputs(ecsService, "app")).to.deep.equal({
            cluster: "arn:aws:ecs:us-east-1:123456789012:cluster/platform-test",
            taskDefinition: recording.output(taskDefinition, "app", "arn"),
            desiredCount: 2,
            schedulingStrategy: "REPLICA",
            capacityProviderStrategies: [{ capacityProvider: "cluster-1234567", weight: 1, base: 0 }],
            availabilityZoneRebalancing: "ENABLED",
            orderedPlacementStrategies: [
                { type: "spread", field: "attribute:ecs.availability-zone" },
                { type: "binpack", field: "memory" },
            ],
            placementConstraints: [],
            loadBalancers: [
                {
                    targetGroupArn: recording.output("aws:lb/targetGroup:TargetGroup", "app-tg", "arn"),
                    containerName: "app",
                    containerPort: 3000,
                },
            ],
            healthCheckGracePeriodSeconds: 90,
            deploymentMinimumHealthyPercent: 100,
            deploymentMaximumPercent: 200,
            deploymentCircuitBreaker: { enable: true, rollback: true },
            alarms: {
                enable: true,
                rollback: true,
                alarmNames: [recording.output("aws:cloudwatch/metricAlarm:MetricAlarm", "app-tg-deployment", "name")],
            },
            waitForSteadyState: true,
            enableExecuteCommand: false,
            enableEcsManagedTags: true,
            propagateTags: "SERVICE",
        });
    });

    it("starts when the cluster, its roles and keys, its log and its routes are there", async () => {
        const recording = await record(service({ port: 3000, public: publicRoute, internal: internalRoute }));
        expect(dependencies(recording)).to.include.members([
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders ready",
            "aws:cloudwatch/logGroup:LogGroup app",
            "aws:iam/rolePolicy:RolePolicy app-roles-execution",
            "aws:kms/alias:Alias app-secrets",
            "aws:lb/listenerRule:ListenerRule app-tg",
            "aws:lb/listenerRule:ListenerRule app-int",
        ]);
    });

    it("leaves its number of copies alone only where scaling changes it", async () => {
        const options = async (config: object) => (await record(service({ ...config }))).one(ecsService, "app").options;
        const scaling = { maxCount: 4, cpuPercent: 60 };
        expect((await options({ scaling })).ignoreChanges).to.deep.equal(["desiredCount"]);
        expect((await options({})).ignoreChanges).to.equal(undefined);
    });

    it("switches alarms in deployments off by name, since ECS keeps what it is not told", async () => {
        const recording = await record(service({ port: 3000, public: publicRoute, deploymentAlarms: false }));
        const name = recording.output("aws:cloudwatch/metricAlarm:MetricAlarm", "app-tg-deployment", "name");
        expect(recording.inputs(ecsService, "app")["alarms"]).to.deep.equal({
            enable: false,
            rollback: false,
            alarmNames: [name],
        });
    });

    it("has no alarms in deployments without a route", async () => {
        expect((await record(service())).inputs(ecsService, "app")["alarms"]).to.equal(undefined);
    });

    it("waits for a deployment that fails and goes back, and for requests that end", async () => {
        const timeouts = async (config: object) =>
            (await record(service({ ...config }))).one(ecsService, "app").options.customTimeouts;
        expect(await timeouts({})).to.deep.equal({ create: "45m", update: "45m", delete: "22m" });
        expect((await timeouts({ healthCommand: ["alive"] }))?.create).to.equal("48m");
        const slow = { startGraceSeconds: 1800, deregistrationDelaySeconds: 3600, stopTimeoutSeconds: 120 };
        expect(await timeouts(slow)).to.deep.equal({ create: "221m", update: "221m", delete: "82m" });
    });

    it("makes a new revision when a secret has a new value, without reading it", async () => {
        const db = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3:url::";
        const label = async (secrets: object) => {
            const { strict, placeholder } = await recordBoth(service({ secrets }));
            const labels = [strict, placeholder].map((one) =>
                one.document(taskDefinition, "app", "containerDefinitions"),
            );
            return labels.map((containers) => (containers as { dockerLabels?: unknown }[])[0]?.dockerLabels);
        };
        const digest = createHash("sha256").update("TOKEN 1").digest("hex").slice(0, 16);
        expect(await label({ TOKEN: "/app/token" })).to.deep.equal([
            { "secrets-digest": digest },
            { "secrets-digest": digest },
        ]);
        expect((await label({ TOKEN: "/app/token", DB: db }))[0]).not.to.deep.equal({ "secrets-digest": digest });
        expect(await label({})).to.deep.equal([undefined, undefined]);
    });

    it("keeps revisions, in one family, on the cluster's architecture", async () => {
        const { containerDefinitions, ...inputs } = (await record(service())).inputs(taskDefinition, "app");
        expect(containerDefinitions).to.be.a("string");
        expect(inputs).to.deep.equal({
            family: "platform-test-app",
            requiresCompatibilities: ["EC2"],
            networkMode: "bridge",
            runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
            executionRoleArn: "arn:aws:iam::123456789012:role/platform-test-app-execution",
            taskRoleArn: "arn:aws:iam::123456789012:role/platform-test-app-task",
            skipDestroy: true,
        });
    });

    it("knows its containers in a first preview", async () => {
        const { strict, placeholder } = await recordBoth(service({ secrets: { TOKEN: "/app/token" } }));
        const containers = strict.document(taskDefinition, "app", "containerDefinitions");
        expect(containers).to.have.nested.property("[0].secrets[0].valueFrom", "/app/token");
        expect(containers).to.have.nested.property("[0].logConfiguration.options.awslogs-stream-prefix", "service");
        expect(containers).to.deep.equal(placeholder.document(taskDefinition, "app", "containerDefinitions"));
    });

    it("takes the image from its parameter, in the open, since policies read containers", async () => {
        const image = { ssmParameter: "/platform/test/app/image" };
        const { strict, placeholder } = await recordBoth(service({ image }));
        for (const recording of [strict, placeholder]) {
            expect(recording.one(taskDefinition, "app").inputs["containerDefinitions"]).to.be.a("string");
            const containers = recording.document(taskDefinition, "app", "containerDefinitions");
            expect(containers).to.have.nested.property("[0].image").that.is.a("string");
        }
    });

    it("keeps its log encrypted, and only so long", async () => {
        const recording = await record(service({ logging: { retentionDays: 14 } }));
        expect(recording.inputs("aws:cloudwatch/logGroup:LogGroup", "app")).to.deep.equal({
            name: "/platform-test/services/app",
            retentionInDays: 14,
            kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        });
    });

    it("tells where it is, by the first host that is no wildcard", async () => {
        const url = async (config: object) =>
            (await record(service({ ...config }))).one("platform:ecs:Service", "app").outputs["url"];
        const hosts = ["*.apps.example.gov", "b.apps.example.gov", "a.apps.example.gov"];
        expect(await url({ port: 3000, public: { ...publicRoute, hosts } })).to.equal("https://b.apps.example.gov");
        expect(await url({})).to.equal(undefined);
    });

    it("fails when ECS went back to the last revision", async () => {
        const program = () => {
            const [name, taskDefinition, wanted] = ["app-1", "app:1", "app:2"].map((text) => pulumi.output(text));
            const resource = new pulumi.ComponentResource("test:ecs:Service", "app");
            return name && taskDefinition && wanted && deployedRevision({ name, taskDefinition }, wanted, resource);
        };
        expect(await failureOf(program)).to.equal(
            "app-1: ECS rolled the deployment back; app:1 runs, not app:2. See the service's events and its log for " +
                "why the new copies failed, then deploy again",
        );
    });

    const incomplete = [
        {
            config: { public: publicRoute },
            args: {},
            message: "app-tg: a route needs a port to lead to",
        },
        {
            config: { port: 3000, internal: internalRoute },
            args: { internalRoute: undefined },
            message: "app-int: a route needs a load balancer to start from",
        },
    ];
    for (const { config, args, message } of incomplete) {
        it(`refuses: ${message}`, async () => {
            expect(await failureOf(service(config, args))).to.equal(message);
        });
    }
});
