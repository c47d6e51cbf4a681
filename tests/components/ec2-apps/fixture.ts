import { ec2Apps } from "../../../components/ec2-apps/block";
import { Ec2App, type Ec2AppArgs } from "../../../components/ec2-apps/ec2-app";
import type { Ec2AppConfig } from "../../../components/ec2-apps/schema";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { target } from "../load-balancing/fixture";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    app: "platform:ec2-apps:Ec2App",
    egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    eventRule: "aws:cloudwatch/eventRule:EventRule",
    filter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    group: "aws:autoscaling/group:Group",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    invocation: "aws:lambda/invocation:Invocation",
    launchTemplate: "aws:ec2/launchTemplate:LaunchTemplate",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    policy: "aws:autoscaling/policy:Policy",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    securityGroup: "aws:ec2/securityGroup:SecurityGroup",
    targetGroup: "aws:lb/targetGroup:TargetGroup",
} as const;

type Values = Readonly<Record<string, unknown>>;

const publicRoute = { loadBalancer: "public", hosts: ["maps.apps.example.gov"] };

/** An entry of the block with its defaults: public, on port 8080, unless the test says otherwise. */
export function appConfig(config: Values = {}): Ec2AppConfig {
    const { maps } = ec2Apps.schema.parse({
        maps: { startScript: "./start.sh", port: 8080, public: publicRoute, ...config },
    });
    if (maps === undefined) {
        throw new Error("no app");
    }
    return maps;
}

/** A program that makes the app `maps`. */
export function app(config: Values = {}, args: Partial<Omit<Ec2AppArgs, "config">> = {}): () => void {
    const entrance = { loadBalancer: target, priority: 7, errorRatio: { percent: 5, minRequests: 20 } };
    return () => {
        new Ec2App("app-maps", {
            scope: testScope(),
            key: "maps",
            config: appConfig(config),
            startScript: "#!/bin/bash\nsystemctl enable --now maps\n",
            vpcId: "vpc-0a1b2c3d",
            privateSubnetIds: { "us-east-1a": "subnet-privatea", "us-east-1b": "subnet-privateb" },
            publicRoute: entrance,
            internalRoute: { ...entrance, loadBalancer: { ...target, name: "inside", scheme: "internal" } },
            stores: { databases: {}, caches: {} },
            onPremisesCidrs: ["10.16.0.0/16"],
            encryptionKeyArn: testKeyArn,
            topics: testTopics,
            deletionProtection: true,
            ...args,
        });
    };
}
