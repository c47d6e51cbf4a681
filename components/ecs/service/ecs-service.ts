import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Route } from "../../load-balancing/route";
import type { ClusterTarget } from "../cluster/target";
import { appContainer } from "./container-definitions";
import { placementStrategies } from "./placement";
import { isScaled } from "./scaling";
import type { ServiceConfig } from "./schema/service";
import { networkConfiguration, type TaskNetwork } from "./task-access";
import { deploymentTimeouts } from "./timeouts";

export interface EcsServiceArgs {
    readonly config: ServiceConfig;
    readonly cluster: ClusterTarget;
    readonly definition: aws.ecs.TaskDefinition;
    readonly network: TaskNetwork | undefined;
    readonly routes: readonly Route[];
    /** What a task needs before it can start. */
    readonly startsAfter: readonly pulumi.Resource[];
}

/**
 * The ECS service itself. The number of copies is left alone only where scaling changes it. Copies are replaced when the
 * task definition, their placement or a route changes, and not for a number or an alarm: no deployment is forced.
 */
export function createEcsService(name: string, args: EcsServiceArgs, parent: pulumi.Resource): aws.ecs.Service {
    const { config, cluster, definition, routes, startsAfter } = args;
    return new aws.ecs.Service(
        name,
        {
            cluster: cluster.arn,
            taskDefinition: definition.arn,
            desiredCount: config.desiredCount,
            schedulingStrategy: "REPLICA",
            // A launch type in its place would bypass the capacity provider, and with it scaling out for tasks without room.
            capacityProviderStrategies: [{ capacityProvider: cluster.capacityProviderName, weight: 1, base: 0 }],
            ...placement(config),
            ...networking(args),
            ...deployment(config, routes),
            enableExecuteCommand: config.exec,
            enableEcsManagedTags: true,
            propagateTags: "SERVICE",
        },
        {
            parent,
            dependsOn: [cluster.ready, ...startsAfter, ...routes.map((route) => route.listenerRule)],
            ignoreChanges: isScaled(config) ? ["desiredCount"] : [],
            customTimeouts: deploymentTimeouts(config),
        },
    );
}

/** One copy an instance where they all want the same port of it. */
function placement({ hostPort }: ServiceConfig) {
    return {
        availabilityZoneRebalancing: "ENABLED",
        orderedPlacementStrategies: [...placementStrategies],
        placementConstraints: hostPort === 0 ? [] : [{ type: "distinctInstance" }],
    };
}

/** The load balancers' side, with the time that an app gets to start; and the tasks' own, where they have one. */
function networking({ config, network, routes }: EcsServiceArgs) {
    const { port, startGraceSeconds } = config;
    return {
        ...(port === undefined || routes.length === 0
            ? {}
            : {
                  loadBalancers: routes.map(({ targetGroupArn }) => ({
                      targetGroupArn,
                      containerName: appContainer,
                      containerPort: port,
                  })),
                  healthCheckGracePeriodSeconds: startGraceSeconds,
              }),
        ...networkConfiguration(network),
    };
}

/**
 * New copies first, old ones go when the new ones serve; back to the old ones when they do not start, or when the routes'
 * alarms fire meanwhile. An alarm that fires already at the start is ignored for that deployment.
 *
 * The alarms are named also where they are off: ECS keeps what an update does not say, and refuses to be told of none.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 * @see https://github.com/aws-controllers-k8s/community/issues/2087
 */
function deployment({ deploymentAlarms: on }: ServiceConfig, routes: readonly Route[]) {
    const alarmNames = routes.map((route) => route.deploymentAlarmName);
    return {
        deploymentMinimumHealthyPercent: 100,
        deploymentMaximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        ...(alarmNames.length === 0 ? {} : { alarms: { enable: on, rollback: on, alarmNames } }),
        waitForSteadyState: true,
    };
}

/**
 * ARN of the revision that runs. ECS makes a failed deployment good by going back to the last revision, and the provider
 * takes the steady state after that for success.
 * @throws ResourceError after a deployment that ECS rolled back.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/20858
 */
export function deployedRevision(
    service: Pick<aws.ecs.Service, "name" | "taskDefinition">,
    wanted: pulumi.Output<string>,
    resource: pulumi.Resource,
): pulumi.Output<string> {
    return pulumi.all([service.name, service.taskDefinition, wanted]).apply(([name, running, revision]) => {
        if (running !== revision) {
            throw new pulumi.ResourceError(
                `${name}: ECS rolled the deployment back; ${running ?? "nothing"} runs, not ${revision}. See the ` +
                    "service's events and its log for why the new copies failed, then deploy again",
                resource,
                true,
            );
        }
        return revision;
    });
}
