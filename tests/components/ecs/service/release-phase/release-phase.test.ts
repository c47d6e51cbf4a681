import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../../../harness/alarms";
import { record, recordBoth } from "../../../../harness/record";
import { testKeyArn, testTopics } from "../../../../harness/scope";
import { service } from "../fixture";

const fn = "aws:lambda/function:Function";
const invocation = "aws:lambda/invocation:Invocation";
const definition = "aws:ecs/taskDefinition:TaskDefinition";
const when = "before-deployment";
const tasks = {
    migrate: { command: ["npm", "run", "migrate"], when },
    "fill-cache": { command: ["fill"], when },
    report: { command: ["report"] },
};
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("ReleasePhase", () => {
    it("adds these resources, in both worlds", async () => {
        const { strict, placeholder } = await recordBoth(service({ tasks }));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.list.filter((entry) => entry.includes("app-task-release"))).to.deep.equal([
            "aws:cloudwatch/logGroup:LogGroup app-task-release",
            "aws:cloudwatch/metricAlarm:MetricAlarm app-task-release",
            "aws:iam/role:Role app-task-release",
            "aws:iam/rolePolicy:RolePolicy app-task-release",
            "aws:lambda/function:Function app-task-release",
            "aws:lambda/invocation:Invocation app-task-release-fill-cache",
            "aws:lambda/invocation:Invocation app-task-release-migrate",
            "platform:ecs:ReleasePhase app-task-release",
        ]);
    });

    for (const [what, config] of Object.entries({
        "while no copy is wanted": { tasks, desiredCount: 0 },
        "without such a task": { tasks: { report: tasks.report } },
    })) {
        it(`is absent ${what}`, async () => {
            expect((await record(service(config))).list.join()).not.to.contain("release");
        });
    }

    it("is absent from a variant, whose database is its service's", async () => {
        const recording = await record(service({ tasks, variants: { next: {} } }, { key: "app-next" }));
        expect(recording.list.join()).not.to.contain("release");
        expect(recording.names(definition)).to.include("app-next-task-migrate");
    });

    it("calls the function with each revision, in order, before the service is deployed", async () => {
        const recording = await record(service({ tasks }));
        const call = (task: string) => recording.one(invocation, `app-task-release-${task}`);
        expect(call("migrate").inputs).to.deep.equal({
            functionName: "platform-test-app-release",
            input: JSON.stringify({
                task: "migrate",
                taskDefinition: recording.output(definition, "app-task-migrate", "arn"),
            }),
        });
        const names = (urns: readonly string[]) => urns.map((urn) => urn.split("::").slice(2).join(" "));
        expect(names(call("fill-cache").dependencies)).to.include(
            "platform:ecs:Service$platform:ecs:OneOffTasks$platform:ecs:ReleasePhase$aws:lambda/invocation:Invocation app-task-release-migrate",
        );
        const before = names(call("migrate").dependencies).map((name) => name.replace(/^.*\$/, ""));
        expect(before).to.include.members([
            "aws:iam/rolePolicy:RolePolicy app-task-release",
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders ready",
            "aws:cloudwatch/logGroup:LogGroup app",
            "aws:iam/rolePolicy:RolePolicy app-roles-execution",
            "aws:kms/key:Key app-secrets",
        ]);
        expect(recording.one("aws:ecs/service:Service", "app").dependencies).to.include.members([
            call("migrate").urn,
            call("fill-cache").urn,
        ]);
    });

    it("is a function of the longest time, which knows where tasks run", async () => {
        const recording = await record(service({ tasks, networkMode: "awsvpc" }));
        const { code, environment, ...inputs } = recording.inputs(fn, "app-task-release");
        expect(code).to.have.property("assets").that.has.keys("index.mjs", "run-task.mjs");
        const { variables } = environment as { readonly variables: { readonly SETTINGS: string } };
        expect(JSON.parse(variables.SETTINGS)).to.deep.equal({
            cluster: "platform-test",
            capacityProvider: "cluster-1234567",
            placementStrategy: [
                { type: "spread", field: "attribute:ecs.availability-zone" },
                { type: "binpack", field: "memory" },
            ],
            networkConfiguration: {
                awsvpcConfiguration: {
                    subnets: ["subnet-a", "subnet-b"],
                    securityGroups: [recording.id("aws:ec2/securityGroup:SecurityGroup", "app-tasks")],
                    assignPublicIp: "DISABLED",
                },
            },
            logGroupName: "/platform-test/services/app",
        });
        expect(inputs).to.deep.equal({
            name: "platform-test-app-release",
            description: "Runs tasks of platform-test-app before a deployment",
            role: "arn:aws:iam::123456789012:role/platform-test-app-release",
            runtime: "nodejs24.x",
            architectures: ["arm64"],
            handler: "index.handler",
            memorySize: 256,
            timeout: 900,
            loggingConfig: { logFormat: "JSON", logGroup: "/platform-test/services/app/release" },
        });
        expect(recording.inputs("aws:cloudwatch/logGroup:LogGroup", "app-task-release")).to.deep.equal({
            name: "/platform-test/services/app/release",
            retentionInDays: 30,
            kmsKeyId: testKeyArn,
        });
    });

    it("knows that a log router names the streams", async () => {
        const forward = {
            host: "logs.example.org",
            port: 443,
            plugin: "http",
            tls: true,
            path: "/",
            secretOptions: {},
        } as const;
        const recording = await record(service({ tasks, logging: { retentionDays: 90, forward } }));
        const { environment } = recording.inputs(fn, "app-task-release");
        const { variables } = environment as { readonly variables: { readonly SETTINGS: string } };
        expect(JSON.parse(variables.SETTINGS)).to.deep.include({ forwardsLogs: true });
    });

    it("may start these tasks, follow them and read their logs, and nothing else", async () => {
        const { strict } = await recordBoth(service({ tasks }));
        const onThisCluster = { ArnEquals: { "ecs:cluster": arn("ecs", "cluster/platform-test") } };
        const document = strict.document("aws:iam/rolePolicy:RolePolicy", "app-task-release") as {
            readonly Statement: readonly object[];
        };
        expect(document.Statement.slice(0, 1)).to.deep.equal([
            {
                Sid: "RunTheseTasks",
                Effect: "Allow",
                Action: "ecs:RunTask",
                Resource: ["migrate", "fill-cache"].map((task) =>
                    arn("ecs", `task-definition/platform-test-app_task-${task}:*`),
                ),
                Condition: onThisCluster,
            },
        ]);
        expect(document.Statement.slice(3)).to.deep.equal([
            { Sid: "FindTasks", Effect: "Allow", Action: "ecs:ListTasks", Resource: "*", Condition: onThisCluster },
            {
                Sid: "FollowTasks",
                Effect: "Allow",
                Action: "ecs:DescribeTasks",
                Resource: arn("ecs", "task/platform-test/*"),
                Condition: onThisCluster,
            },
            {
                Sid: "ReadTheirLogs",
                Effect: "Allow",
                Action: "logs:GetLogEvents",
                Resource: arn("logs", "log-group:/platform-test/services/app:log-stream:task-*"),
            },
            {
                Sid: "WriteLogs",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: arn("logs", "log-group:/platform-test/services/app/release:log-stream:*"),
            },
        ]);
        expect(strict.document("aws:iam/role:Role", "app-task-release", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
        });
    });

    it("tells of a failure", async () => {
        const { alarmDescription, ...alarm } = alarmInputs(await record(service({ tasks })), "app-task-release");
        expect(alarmDescription).to.match(/^A task of platform-test-app that runs before a deployment failed: /);
        expect(alarm).to.deep.equal(
            eventAlarm(
                {
                    namespace: "AWS/Lambda",
                    metricName: "Errors",
                    dimensions: { FunctionName: "platform-test-app-release" },
                },
                [testTopics.warning],
            ),
        );
    });
});
