import * as aws from "@pulumi/aws";
import type { RouteTransforms } from "../../load-balancing/route";
import type { FirewallTransforms } from "../../shared/firewall";
import type { TransformsOf } from "../../shared/transform";
import type { OneOffTasksTransforms } from "./one-off-tasks";
import type { ServiceScalingTransforms } from "./scaling";
import type { ScheduledTasksTransforms } from "./scheduled-tasks";
import type { SecretsKeyTransforms } from "../../secrets/secrets-key";
import type { TaskRolesTransforms } from "./task-roles";

/** What `transform` reaches: the resources that the component makes by itself. */
export const serviceResources = {
    /** The service. */
    service: aws.ecs.Service,
    /** The definition of the running copies. */
    taskDefinition: aws.ecs.TaskDefinition,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** Each alarm on the copies and what they use. */
    alarm: aws.cloudwatch.MetricAlarm,
    /** The call that makes the user of each database. */
    databaseUser: aws.lambda.Invocation,
    /** With a fixed host port, each rule on the cluster's group; with `awsvpc`, on those of databases and caches. */
    ingressRule: aws.vpc.SecurityGroupIngressRule,
    /** Their counterparts on the groups of load balancers, or of the tasks. */
    egressRule: aws.vpc.SecurityGroupEgressRule,
};

/** Changes to the arguments of inner resources. */
export interface ServiceTransforms extends TransformsOf<typeof serviceResources> {
    /** Of each Route. */
    readonly route?: RouteTransforms | undefined;
    /** Of SecretsKey. */
    readonly secretsKey?: SecretsKeyTransforms | undefined;
    /** Of TaskRoles. */
    readonly roles?: TaskRolesTransforms | undefined;
    /** Of the Firewall of `awsvpc` tasks. */
    readonly firewall?: FirewallTransforms | undefined;
    /** Of ServiceScaling. */
    readonly scaling?: ServiceScalingTransforms | undefined;
    /** Of ScheduledTasks. */
    readonly scheduledTasks?: ScheduledTasksTransforms | undefined;
    /** Of OneOffTasks. */
    readonly oneOffTasks?: OneOffTasksTransforms | undefined;
}
