import * as pulumi from "@pulumi/pulumi";
import { arnOf, type AwsScope } from "../shared/scope";
import type { EventsConfig } from "./schema";

/** Events of one type, as User Notifications asks EventBridge for them. */
export interface EventKind {
    readonly source: string;
    readonly eventType: string;
    /** What else has to hold of an event. */
    readonly pattern: object;
}

/** What of a stack events are of. */
export interface EventSubjects {
    readonly scope: AwsScope;
    /** Name of the ECS cluster. */
    readonly clusterName?: string | undefined;
    /** Names of the scaling groups. */
    readonly groupNames: readonly pulumi.Input<string>[];
    readonly hasDatabases: boolean;
    /** Domain of the certificates. */
    readonly domain?: string | undefined;
}

/**
 * The events that are told of, by key. Each names the stack's own things, for an account may have other stacks; what AWS says of itself names none.
 *
 * Caches with nodes are missing: what happens to them goes to topics without encryption and not to EventBridge.
 */
export function eventKinds(config: EventsConfig, subjects: EventSubjects): Readonly<Record<string, EventKind>> {
    const all = config.deployments === "all";
    return {
        ...ofCluster(subjects, all),
        ...ofGroups(subjects, all),
        ...ofDatabases(subjects),
        ...ofCertificates(subjects),
        health: { source: "aws.health", eventType: "AWS Health Event", pattern: {} },
    };
}

type Kinds = Readonly<Record<string, EventKind>>;

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html */
function ofCluster({ scope, clusterName }: EventSubjects, all: boolean): Kinds {
    if (clusterName === undefined) {
        return {};
    }
    const source = "aws.ecs";
    const resources = [{ prefix: arnOf(scope, "ecs", `service/${clusterName}/`) }];
    const failed = { detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] } };
    return {
        deployments: {
            ...{ source, eventType: "ECS Deployment State Change" },
            pattern: { resources, ...(all ? {} : failed) },
        },
        services: {
            ...{ source, eventType: "ECS Service Action" },
            pattern: { resources, detail: { eventType: ["WARN", "ERROR"] } },
        },
    };
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/automating-ec2-auto-scaling-with-eventbridge.html */
function ofGroups({ groupNames }: EventSubjects, all: boolean): Kinds {
    if (groupNames.length === 0) {
        return {};
    }
    const kind = (event: string): EventKind => ({
        ...{ source: "aws.autoscaling", eventType: `EC2 ${event}` },
        pattern: { detail: { AutoScalingGroupName: groupNames } },
    });
    return {
        launches: kind("Instance Launch Unsuccessful"),
        "refresh-failed": kind("Auto Scaling Instance Refresh Failed"),
        ...(all ? { "refresh-succeeded": kind("Auto Scaling Instance Refresh Succeeded") } : {}),
    };
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.html */
function ofDatabases({ scope, hasDatabases }: EventSubjects): Kinds {
    const kind = (what: string): EventKind => ({
        ...{ source: "aws.rds", eventType: `RDS DB ${what} Event` },
        pattern: { detail: { SourceIdentifier: [{ prefix: `${scope.prefix}-` }] } },
    });
    return hasDatabases ? { databases: kind("Instance"), "database-clusters": kind("Cluster") } : {};
}

/** @see https://docs.aws.amazon.com/acm/latest/userguide/supported-events.html */
function ofCertificates({ domain }: EventSubjects): Kinds {
    const kind = (what: string): EventKind => ({
        ...{ source: "aws.acm", eventType: `ACM Certificate ${what}` },
        pattern: { detail: { CommonName: [{ suffix: domain }] } },
    });
    return domain === undefined
        ? {}
        : { certificates: kind("Approaching Expiration"), renewals: kind("Renewal Action Required") };
}
