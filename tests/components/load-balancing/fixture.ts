import * as pulumi from "@pulumi/pulumi";
import {
    LoadBalancer,
    type LoadBalancerArgs,
    type LoadBalancerTarget,
} from "../../../components/load-balancing/load-balancer";
import { Route, type RouteArgs } from "../../../components/load-balancing/route";
import { healthCheckSchema } from "../../../components/load-balancing/route-schema";
import { loadBalancerSchema, type LoadBalancerConfig } from "../../../components/load-balancing/schema";
import { recordBoth, type WorldName } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c";

/** Both worlds of a recording, of which each check must hold in both. */
export type Both = Readonly<Record<WorldName, Recording>>;

export const token = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    bucket: "aws:s3/bucket:Bucket",
    group: "aws:ec2/securityGroup:SecurityGroup",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    listener: "aws:lb/listener:Listener",
    listenerCertificate: "aws:lb/listenerCertificate:ListenerCertificate",
    loadBalancer: "aws:lb/loadBalancer:LoadBalancer",
    prefixList: "aws:ec2/managedPrefixList:ManagedPrefixList",
    record: "aws:route53/record:Record",
    rule: "aws:lb/listenerRule:ListenerRule",
    targetGroup: "aws:lb/targetGroup:TargetGroup",
} as const;

/** A load balancer as the configuration would have it, with its defaults. */
export function loadBalancerConfig(config: Readonly<Record<string, unknown>>): LoadBalancerConfig {
    return loadBalancerSchema.parse(config);
}

export function recordLoadBalancer(config: Readonly<Record<string, unknown>>, args: Partial<LoadBalancerArgs> = {}) {
    return recordBoth(
        () =>
            new LoadBalancer("public", {
                scope: testScope(),
                config: loadBalancerConfig(config),
                topics: testTopics,
                encryptionKeyArn: testKeyArn,
                deletionProtection: true,
                vpcId: "vpc-1",
                vpcCidr: "10.40.0.0/16",
                subnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
                certificateArn,
                ...args,
            }),
    );
}

/** A load balancer that exists. */
export const target: LoadBalancerTarget = {
    name: "public",
    scheme: "internet-facing",
    arnSuffix: pulumi.output("app/public/1"),
    dnsName: pulumi.output("public.us-east-1.elb.amazonaws.com"),
    zoneId: pulumi.output("Z35SXDOTRQ7X7K"),
    httpsListenerArn: pulumi.output("arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/public/1/2"),
    securityGroupId: pulumi.output("sg-1"),
    ipv6: false,
};

export function routeArgs(args: Partial<RouteArgs> = {}): RouteArgs {
    return {
        scope: testScope(),
        loadBalancer: target,
        vpcId: "vpc-1",
        priority: 21154,
        match: { hosts: ["certs.apps.example.gov"], paths: [] },
        target: {
            type: "instance",
            protocol: "HTTPS",
            protocolVersion: "HTTP1",
            healthCheck: healthCheckSchema.parse({ path: "/admin/ok" }),
            deregistrationDelaySeconds: 90,
            slowAfterSeconds: 10,
            stickinessSeconds: 0,
        },
        copies: { wanted: true, startGraceSeconds: 60, keptBy: "ECS" },
        aliasZoneId: "Z0123456789",
        errorRatio: { percent: 5, minRequests: 20 },
        topics: testTopics,
        ...args,
    };
}

export function recordRoute(args: Partial<RouteArgs> = {}, name = "certs-tg") {
    return recordBoth(() => new Route(name, routeArgs(args)));
}
