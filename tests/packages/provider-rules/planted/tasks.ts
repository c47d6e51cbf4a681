import { CONTAINER, CONTAINERS } from "../fixtures/application";
import { add, change, resource, type Edit } from "../fixtures/build";
import type { Mistake } from "./mistake";

const FARGATE = { requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "512", memory: "1024" };
const PORTS = { ...CONTAINER, portMappings: [{ containerPort: 8080 }] };

/** Another container, or several, in the task. */
function task(...containers: readonly object[]): Edit {
    return change("task", { containerDefinitions: JSON.stringify(containers) });
}

/** Two changes in one. */
function both(first: Edit, second: Edit): Edit {
    return (resources) => second(first(resources));
}

/** Tasks in the details. */
export const TASK_MISTAKES: readonly Mistake[] = [
    {
        mistake: "no container",
        edit: both(task(), change("service", { loadBalancers: [], healthCheckGracePeriodSeconds: 0 })),
        says: 'task: containerDefinitions = "[]": must hold at least one container → add one',
    },
    {
        mistake: "two containers of one name",
        edit: task(CONTAINER, CONTAINER),
        says: 'task: containerDefinitions[1].name = "web": must be unique in the task → rename one of the two',
    },
    {
        mistake: "a container's name with a space",
        edit: change("standalone", { containerDefinitions: CONTAINERS.replace('"web"', '"web app"') }),
        says: 'standalone: containerDefinitions[0].name = "web app": must consist of 1 to 255 letters, digits, hyphens and underscores → rename the container',
    },
    {
        mistake: "a container port above 65535",
        edit: change("standalone", { containerDefinitions: CONTAINERS.replace("8080", "80800") }),
        says: "standalone: containerDefinitions[0].portMappings[0].containerPort = 80800: must be a port from 0 to 65535 → correct the port",
    },
    {
        mistake: "more memory reserved than allowed",
        edit: task({ ...CONTAINER, memory: 128 }),
        says: "task: containerDefinitions[0].memoryReservation = 256: must not be above memory, which is 128 → lower the reservation, or raise the limit",
    },
    {
        mistake: "a fixed host port of another number in awsvpc mode",
        edit: change("standalone", {
            ...FARGATE,
            containerDefinitions: JSON.stringify([{ ...PORTS, portMappings: [{ containerPort: 8080, hostPort: 80 }] }]),
        }),
        says: "standalone: containerDefinitions[0].portMappings[0].hostPort = 80: must equal containerPort, which is 8080, in network mode awsvpc → leave hostPort out",
    },
    {
        mistake: "a wait for a container that is not there",
        edit: task({ ...CONTAINER, dependsOn: [{ containerName: "db", condition: "START" }] }),
        says: 'task: containerDefinitions[0].dependsOn[0].containerName = "db": is no container of the task, which has web → name one of these',
    },
    {
        mistake: "Fargate without a size",
        edit: change("standalone", { ...FARGATE, memory: undefined, containerDefinitions: JSON.stringify([PORTS]) }),
        says: "standalone: memory: is missing: a task for Fargate needs it → set memory",
    },
    {
        mistake: "a number of CPU units that Fargate lacks",
        edit: change("standalone", { ...FARGATE, cpu: "300", containerDefinitions: JSON.stringify([PORTS]) }),
        says: 'standalone: cpu = "300": must be one of 256, 512, 1024, 2048, 4096, 8192, 16384 for Fargate → use one of these',
    },
    {
        mistake: "tasks with addresses of their own behind targets by instance",
        edit: both(
            change("task", { networkMode: "awsvpc", containerDefinitions: JSON.stringify([PORTS]) }),
            change("service", { networkConfiguration: { subnets: ["subnet-0a1b2c3d"] } }),
        ),
        says: 'service: loadBalancers = [{"targetGroupArn":"unknown","containerName":"web","containerPort":8080}]: leads to target group "targets" of type "instance": tasks in network mode "awsvpc" need "ip" → set the target group\'s targetType to "ip"',
    },
    {
        mistake: "awsvpc mode without subnets",
        edit: both(
            change("task", { networkMode: "awsvpc", containerDefinitions: JSON.stringify([PORTS]) }),
            change("targets", { targetType: "ip" }),
        ),
        says: "service: networkConfiguration: is missing: tasks in network mode awsvpc need subnets → give networkConfiguration.subnets",
    },
    {
        mistake: "subnets in bridge mode",
        edit: change("service", { networkConfiguration: { subnets: ["subnet-0a1b2c3d"] } }),
        says: 'service: networkConfiguration = {"subnets":["subnet-0a1b2c3d"]}: does not apply to tasks in network mode "bridge" → remove it, or set networkMode to "awsvpc"',
    },
    {
        mistake: "placement on Fargate",
        edit: change("service", {
            launchType: "FARGATE",
            orderedPlacementStrategies: [{ type: "spread", field: "host" }],
        }),
        says: 'service: orderedPlacementStrategies = [{"type":"spread","field":"host"}]: does not apply to launchType FARGATE → remove it',
    },
    {
        mistake: "a grace period without a load balancer",
        edit: change("service", { loadBalancers: undefined }),
        says: "service: healthCheckGracePeriodSeconds = 60: applies to services behind a load balancer only → remove it",
    },
    {
        mistake: "a container that maps no ports",
        edit: task({ ...CONTAINER, portMappings: undefined }),
        says: 'service: loadBalancers[0].containerPort = 8080: is not mapped by container "web", which maps no ports → add a portMapping with this containerPort, or correct the port',
    },
    {
        mistake: "an instance's life of an hour",
        edit: change("instances", { maxInstanceLifetime: 3600 }),
        says: "instances: maxInstanceLifetime = 3600: must be 0, or 86400 to 31536000 seconds (1 to 365 days) → use a value in this range",
    },
    {
        mistake: "a health check of no kind",
        edit: change("instances", { healthCheckType: "elb" }),
        says: 'instances: healthCheckType = "elb": must be EC2, ELB, EBS or VPC_LATTICE → did you mean ELB?',
    },
    {
        mistake: "a group without subnets",
        edit: change("instances", { vpcZoneIdentifiers: undefined }),
        says: "instances: vpcZoneIdentifiers: is missing: a group needs subnets or availability zones to launch in → set it",
    },
    {
        mistake: "a service's address in another form",
        edit: change("scaling", { resourceId: "example/web" }),
        says: 'scaling: resourceId = "example/web": must be service/<cluster name>/<service name> for ECS → write it in this form',
    },
    {
        mistake: "target tracking without its configuration",
        edit: add(
            resource("appautoscaling/policy:Policy", "track", {
                policyType: "TargetTrackingScaling",
                resourceId: "service/example/web",
                scalableDimension: "ecs:service:DesiredCount",
                serviceNamespace: "ecs",
            }),
        ),
        says: 'track: targetTrackingScalingPolicyConfiguration: is missing: policyType "TargetTrackingScaling" needs it → set it',
    },
    {
        mistake: "requests per target without the target",
        edit: add(
            resource("appautoscaling/policy:Policy", "track", {
                policyType: "TargetTrackingScaling",
                resourceId: "service/example/web",
                scalableDimension: "ecs:service:DesiredCount",
                serviceNamespace: "ecs",
                targetTrackingScalingPolicyConfiguration: {
                    targetValue: 100,
                    predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget" },
                },
            }),
        ),
        says: "track: targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.resourceLabel: is missing: ALBRequestCountPerTarget needs it → give <load balancer's arnSuffix>/<target group's arnSuffix>",
    },
    {
        mistake: "step scaling without its steps",
        edit: add(
            resource("appautoscaling/policy:Policy", "step", {
                resourceId: "service/example/web",
                scalableDimension: "ecs:service:DesiredCount",
                serviceNamespace: "ecs",
            }),
        ),
        says: "step: stepScalingPolicyConfiguration: is missing: a step scaling policy needs it → set it",
    },
    {
        mistake: "two metrics to follow",
        edit: add(
            resource("appautoscaling/policy:Policy", "track", {
                policyType: "TargetTrackingScaling",
                resourceId: "service/example/web",
                scalableDimension: "ecs:service:DesiredCount",
                serviceNamespace: "ecs",
                targetTrackingScalingPolicyConfiguration: {
                    targetValue: 50,
                    predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
                    customizedMetricSpecification: { metricName: "Jobs", namespace: "Example", statistic: "Average" },
                },
            }),
        ),
        says: 'track: targetTrackingScalingPolicyConfiguration.customizedMetricSpecification = {"metricName":"Jobs","namespace":"Example","statistic":"Average"}: cannot be given together with predefinedMetricSpecification → remove one of the two',
    },
    {
        mistake: "a scheduled minimum above the maximum",
        edit: add(
            resource("appautoscaling/scheduledAction:ScheduledAction", "night", {
                resourceId: "service/example/web",
                scalableDimension: "ecs:service:DesiredCount",
                serviceNamespace: "ecs",
                schedule: "cron(0 22 * * ? *)",
                scalableTargetAction: { minCapacity: 4, maxCapacity: 2 },
            }),
        ),
        says: "night: scalableTargetAction.minCapacity = 4: must not be above maxCapacity, which is 2 → lower minCapacity or raise maxCapacity",
    },
    {
        mistake: "groups beside network interfaces",
        edit: change("template", {
            networkInterfaces: [{ associatePublicIpAddress: "false" }],
            vpcSecurityGroupIds: ["sg-0a1b2c3d"],
        }),
        says: 'template: vpcSecurityGroupIds = ["sg-0a1b2c3d"]: cannot be given together with networkInterfaces: instances would not start → give the groups in networkInterfaces[].securityGroups',
    },
    {
        mistake: "operations for a volume that takes none",
        edit: change("template", {
            blockDeviceMappings: [{ ebs: { volumeType: "gp2", iops: 3000, encrypted: "true" } }],
        }),
        says: 'template: blockDeviceMappings[0].ebs.iops = 3000: cannot be given for a volume of type "gp2" → remove it, or use gp3, io1 or io2',
    },
    {
        mistake: "too few operations",
        edit: change("template", {
            blockDeviceMappings: [{ ebs: { volumeType: "gp3", iops: 100, encrypted: "true" } }],
        }),
        says: 'template: blockDeviceMappings[0].ebs.iops = 100: must be 3000 to 80000 for a volume of type "gp3" → change it, or the type',
    },
    {
        mistake: "io2 without operations",
        edit: change("template", { blockDeviceMappings: [{ ebs: { volumeType: "io2", encrypted: "true" } }] }),
        says: 'template: blockDeviceMappings[0].ebs.iops: is missing: a volume of type "io2" needs it → set iops',
    },
    {
        mistake: "throughput for a volume that takes none",
        edit: change("template", {
            blockDeviceMappings: [{ ebs: { volumeType: "gp2", throughput: 250, encrypted: "true" } }],
        }),
        says: 'template: blockDeviceMappings[0].ebs.throughput = 250: cannot be given for a volume of type "gp2": only gp3 takes it → remove it, or use gp3',
    },
];
