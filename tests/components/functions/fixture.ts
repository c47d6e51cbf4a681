import * as pulumi from "@pulumi/pulumi";
import { functions } from "../../../components/functions/block";
import { ServerlessFunction, type ServerlessFunctionArgs } from "../../../components/functions/function";
import type { FunctionConfig } from "../../../components/functions/schema/function";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { target } from "../load-balancing/fixture";

type Values = Readonly<Record<string, unknown>>;

const code = { folder: "./functions/site-check", runtime: "nodejs24.x" };

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    alias: "aws:lambda/alias:Alias",
    attachment: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
    eventInvokeConfig: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
    eventRule: "aws:cloudwatch/eventRule:EventRule",
    eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
    function: "aws:lambda/function:Function",
    group: "aws:ec2/securityGroup:SecurityGroup",
    invocation: "aws:lambda/invocation:Invocation",
    mapping: "aws:lambda/eventSourceMapping:EventSourceMapping",
    permission: "aws:lambda/permission:Permission",
    queue: "aws:sqs/queue:Queue",
    queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    schedule: "aws:scheduler/schedule:Schedule",
    targetGroup: "aws:lb/targetGroup:TargetGroup",
} as const;

/** An entry of the block with its defaults; its code is a folder unless the test says otherwise. */
export function functionConfig(config: Values = {}): FunctionConfig {
    const { job } = functions.schema.parse({ job: { code, ...config } });
    if (job === undefined) {
        throw new Error("no function");
    }
    return job;
}

/** The function's network in the VPC. */
export const network = {
    vpcId: "vpc-1",
    privateSubnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
    onPremisesCidrs: ["10.16.0.0/16"],
};

/** A database that apps may use. */
export const registry = {
    target: {
        key: "registry",
        port: 5432,
        identifier: "platform-test-registry",
        hostParameter: "/platform/test/databases/registry/host",
        readerHostParameter: undefined,
        securityGroupId: pulumi.output("sg-db"),
        ready: [],
    },
    setup: { functionName: pulumi.output("platform-test-db-registry-setup"), ready: [] },
} as unknown as ServerlessFunctionArgs["stores"]["databases"][string];

export const publicRoute = {
    ...{ loadBalancer: target, priority: 7, aliasZoneId: "Z0123456789", aliasHosts: ["hook.apps.example.gov"] },
    errorRatio: { percent: 5, minRequests: 20 },
};

/** A program that makes the function `job`. */
export function makeFunction(
    config: Values = {},
    args: Partial<Omit<ServerlessFunctionArgs, "config">> = {},
): () => void {
    return () => {
        new ServerlessFunction("fn-job", {
            scope: testScope(),
            key: "job",
            config: functionConfig(config),
            network: undefined,
            stores: { databases: {}, caches: {} },
            encryptionKeyArn: testKeyArn,
            topics: testTopics,
            deletionProtection: true,
            ...args,
        });
    };
}

/** Every trigger at once. */
export const everyTrigger = {
    schedule: { expression: "cron(30 6 * * ? *)", timezone: "America/New_York" },
    events: { pattern: { source: ["aws.ec2"] } },
    bucket: { name: "example-gov-uploads", prefix: "in/" },
    queue: {},
    public: { loadBalancer: "public", hosts: ["hook.apps.example.gov"] },
};
