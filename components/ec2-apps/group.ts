import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "../load-balancing/route";
import type { ByZone } from "../shared/by-zone";
import type { Ec2AppConfig } from "./schema";

export interface GroupArgs {
    readonly config: Ec2AppConfig;
    readonly template: aws.ec2.LaunchTemplate;
    readonly subnetIds: ByZone<pulumi.Input<string>>;
    readonly routes: readonly Route[];
    /** Tags of the group and its instances. */
    readonly tags: Readonly<Record<string, string>>;
    /** What an instance's first boot needs: it is there before the first instance, and until the last is gone. */
    readonly startsAfter: readonly pulumi.Resource[];
}

const daySeconds = 86400;

/** A new instance first, then an old one ends: one at a time in a small group, a tenth of a large one. */
const replacement = { minHealthyPercentage: 100, maxHealthyPercentage: 110 };

/**
 * The scaling group of an app. Scaling owns `desiredCapacity`, so it is left out: given, every `pulumi up` would set it
 * back. The group starts with `minInstances`, and its creation waits until load balancers find as many healthy.
 *
 * Another version of the launch template starts an instance refresh, for which `pulumi up` does not wait. It goes back when
 * an instance does not become healthy, or when the alarm on the errors of a route fires.
 */
export function createGroup(name: string, args: GroupArgs, parent: pulumi.Resource): aws.autoscaling.Group {
    const { config, template, routes, tags, startsAfter } = args;
    return new aws.autoscaling.Group(
        name,
        {
            vpcZoneIdentifiers: Object.values(args.subnetIds),
            minSize: config.minInstances,
            maxSize: config.maxInstances,
            // A number and not $Latest: only its change starts a refresh, and only to a number can one go back.
            launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
            targetGroupArns: routes.map((route) => route.targetGroupArn),
            healthCheckType: "ELB",
            healthCheckGracePeriod: config.startSeconds,
            defaultInstanceWarmup: config.startSeconds,
            minElbCapacity: config.minInstances,
            waitForCapacityTimeout: `${Math.max(15, Math.ceil((2 * config.startSeconds) / 60))}m`,
            maxInstanceLifetime: config.maxInstanceLifetimeDays * daySeconds,
            instanceMaintenancePolicy: replacement,
            instanceRefresh: {
                strategy: "Rolling",
                preferences: {
                    ...replacement,
                    autoRollback: true,
                    skipMatching: true, // instances that started with the new version already
                    instanceWarmup: String(config.startSeconds),
                    alarmSpecification: { alarms: routes.map((route) => route.deploymentAlarmName) },
                },
            },
            availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
            // For the alarms; the rest can be read from the group.
            enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances"],
            tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
        },
        // A target group without a rule has no load balancer, and nothing in it ever becomes healthy.
        { parent, dependsOn: [...startsAfter, ...routes.map((route) => route.listenerRule)] },
    );
}
