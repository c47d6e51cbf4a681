import * as aws from "@pulumi/aws";
import type { FirewallTransforms } from "../../shared/firewall";
import type { TransformsOf } from "../../shared/transform";
import type { CapacityAlarmsTransforms } from "./alarms";
import type { FailedChangesTransforms } from "./failed-changes";
import type { InstanceRoleTransforms } from "./instance-role";
import type { InstanceRotationTransforms } from "./instance-rotation";

/** What `transform` reaches: the resources that Instances makes by itself. */
export const instancesResources = {
    /** The launch template. */
    launchTemplate: aws.ec2.LaunchTemplate,
    /** The scaling group. */
    group: aws.autoscaling.Group,
};

/** Changes to the arguments of inner resources. */
export interface InstancesTransforms extends TransformsOf<typeof instancesResources> {
    /** Of InstanceRole. */
    readonly role?: InstanceRoleTransforms | undefined;
    /** Of the instances' Firewall. */
    readonly firewall?: FirewallTransforms | undefined;
    /** Of InstanceRotation. */
    readonly rotation?: InstanceRotationTransforms | undefined;
}

/** What `transform` reaches: the resources that Cluster makes by itself. */
export const clusterResources = {
    /** The cluster. */
    cluster: aws.ecs.Cluster,
    /** `<name>-exec` and `<name>-insights`. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The capacity provider. */
    capacityProvider: aws.ecs.CapacityProvider,
    /** The cluster's link to its capacity provider. */
    capacityProviders: aws.ecs.ClusterCapacityProviders,
};

/** Changes to the arguments of inner resources. */
export interface ClusterTransforms extends TransformsOf<typeof clusterResources> {
    /** Of Instances. */
    readonly instances?: InstancesTransforms | undefined;
    /** Of CapacityAlarms. */
    readonly capacityAlarms?: CapacityAlarmsTransforms | undefined;
    /** Of FailedChanges. */
    readonly failedChanges?: FailedChangesTransforms | undefined;
}
