import { CONTAINER } from "../fixtures/application";
import { change, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

const containers = (...list: readonly object[]): string => JSON.stringify(list);
const FARGATE = { requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc" };
const AWSVPC_CONTAINERS = containers({ ...CONTAINER, portMappings: [{ containerPort: 8080 }] });

/** Tasks, services, instances, scaling, functions. */
export const COMPUTE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "container definitions that are not JSON",
        edit: change("task", { containerDefinitions: "[{ name: web }]" }),
        says: 'task: containerDefinitions = "[{ name: web }]": must be JSON: a list of container definitions → build it with pulumi.jsonStringify([ … ])',
    },
    {
        mistake: "a container port that no mapping has",
        edit: change("service", {
            loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web", containerPort: 3000 }],
        }),
        says: 'service: loadBalancers[0].containerPort = 3000: is not mapped by container "web", which maps 8080 → add a portMapping with this containerPort, or correct the port',
    },
    {
        mistake: "a container that the task does not have",
        edit: change("service", {
            loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "api", containerPort: 8080 }],
        }),
        says: 'service: loadBalancers[0].containerName = "api": is no container of task definition "task", which has web → name one of these',
    },
    {
        mistake: "a container without memory",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, memoryReservation: undefined }) }),
        says: "task: containerDefinitions[0].memory: is missing: a container needs memory or memoryReservation where the task has no memory → set memoryReservation to what the container needs in MiB",
    },
    {
        mistake: "a container without an image",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, image: undefined }) }),
        says: "task: containerDefinitions[0].image: is missing: a container needs it → set image",
    },
    {
        mistake: "a number in a container's environment",
        edit: change("task", {
            containerDefinitions: containers({ ...CONTAINER, environment: [{ name: "PORT", value: 8080 }] }),
        }),
        says: "task: containerDefinitions[0].environment[0].value = 8080: must be text → give text",
    },
    {
        mistake: "a misspelt property of a container",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, mountPoint: [] }) }),
        says: "task: containerDefinitions[0].mountPoint = []: is not a property of a container definition: AWS passes over it → did you mean mountPoints?",
        level: "advisory",
    },
    {
        mistake: "one host port used twice",
        edit: change("task", {
            containerDefinitions: containers(
                { ...CONTAINER, portMappings: [{ containerPort: 8080, hostPort: 8080 }] },
                { ...CONTAINER, name: "side", portMappings: [{ containerPort: 9090, hostPort: 8080 }] },
            ),
        }),
        says: "task: containerDefinitions[1].portMappings[0].hostPort = 8080: is taken by containerDefinitions[0].portMappings[0].hostPort → use another port, or 0 for any free one",
    },
    {
        mistake: "no essential container",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, essential: false }) }),
        says: 'task: containerDefinitions = "[{\\"name\\":\\"web\\",\\"image\\":\\"registry.example.org/web:1.4.2\\",\\"memoryReserv…: must hold at least one essential container → leave essential out of the main container, or set it to true',
    },
    {
        mistake: "a volume that the task does not have",
        edit: change("task", {
            containerDefinitions: containers({
                ...CONTAINER,
                mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
            }),
        }),
        says: 'task: containerDefinitions[0].mountPoints[0].sourceVolume = "data": is no volume of the task, which has no volumes → add it to volumes',
    },
    {
        mistake: "a target group of the wrong type for the task",
        edit: change("targets", { targetType: "ip" }),
        says: 'service: loadBalancers = [{"targetGroupArn":"unknown","containerName":"web","containerPort":8080}]: leads to target group "targets" of type "ip": tasks in network mode "bridge" need "instance" → set the target group\'s targetType to "instance"',
    },
    {
        mistake: "a launch type beside a capacity provider",
        edit: change("service", {
            launchType: "EC2",
            capacityProviderStrategies: [{ capacityProvider: "main", weight: 1 }],
        }),
        says: 'service: launchType = "EC2": cannot be given together with capacityProviderStrategies → remove launchType',
    },
    {
        mistake: "minimum healthy percent above the maximum",
        edit: change("service", { deploymentMinimumHealthyPercent: 150, deploymentMaximumPercent: 100 }),
        says: "service: deploymentMinimumHealthyPercent = 150: must not be above deploymentMaximumPercent, which is 100 → lower the one or raise the other",
    },
    {
        mistake: "a Fargate size that does not exist",
        edit: change("standalone", { ...FARGATE, cpu: "512", memory: "8192", containerDefinitions: AWSVPC_CONTAINERS }),
        says: 'standalone: memory = "8192": must be 1024 to 4096 MiB in steps of 1024 with "512" CPU units on Fargate → use one of these sizes',
    },
    {
        mistake: "Fargate in bridge mode",
        edit: change("standalone", { requiresCompatibilities: ["FARGATE"], cpu: "512", memory: "1024" }),
        says: 'standalone: networkMode: must be "awsvpc" for Fargate → set networkMode to "awsvpc"',
    },
    {
        mistake: "scaling minimum above maximum",
        edit: change("scaling", { minCapacity: 8 }),
        says: "scaling: minCapacity = 8: must not be above maxCapacity, which is 6 → lower minCapacity or raise maxCapacity",
    },
    {
        mistake: "a group's minimum above its maximum",
        edit: change("instances", { minSize: 5, desiredCapacity: undefined }),
        says: "instances: minSize = 5: must not be above maxSize, which is 4 → lower minSize or raise maxSize",
    },
    {
        mistake: "a desired size outside the bounds",
        edit: change("instances", { desiredCapacity: 9 }),
        says: "instances: desiredCapacity = 9: must be between minSize and maxSize, which are 2 and 4 → move it, or the bound that it crosses",
    },
    {
        mistake: "a group without a template",
        edit: change("instances", { launchTemplate: undefined }),
        says: "instances: launchTemplate: is missing: one of launchTemplate, mixedInstancesPolicy, launchConfiguration is required → give one of them",
    },
    {
        mistake: "user data that is not base64",
        edit: change("template", { userData: "#!/bin/sh\necho ready\n" }),
        says: 'template: userData = "#!/bin/sh\\necho ready\\n": must be base64 → encode it: Buffer.from(text).toString("base64")',
    },
    {
        mistake: "user data above 16 KiB",
        edit: change("template", { userData: Buffer.from("#".repeat(20000)).toString("base64") }),
        says: 'template: userData = "IyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy…: must hold at most 16384 bytes before encoding: it holds 20000 → fetch the rest from S3 or SSM at start',
    },
    {
        mistake: "a volume larger than its type allows",
        edit: change("template", {
            blockDeviceMappings: [{ ebs: { volumeType: "gp2", volumeSize: 20000, encrypted: "true" } }],
        }),
        says: 'template: blockDeviceMappings[0].ebs.volumeSize = 20000: must be 1 to 16384 GiB for a volume of type "gp2" → change the size, or the type',
    },
    {
        mistake: "an unencrypted volume",
        edit: change("template", { blockDeviceMappings: [{ ebs: { volumeType: "gp3", volumeSize: 20 } }] }),
        says: "template: blockDeviceMappings[0].ebs.encrypted: is missing: the volume is encrypted only if the account's default says so → set encrypted to true",
        level: "advisory",
    },
    {
        mistake: "a function without a handler",
        edit: change("worker", { handler: undefined }),
        says: "worker: handler: is missing: a function packaged as Zip needs it → set it",
    },
    {
        mistake: "a function's timeout above 15 minutes",
        edit: change("worker", { timeout: 1000 }),
        says: "worker: timeout = 1000: must be 1 to 900 → use 900",
    },
    {
        mistake: "an environment variable that Lambda keeps",
        edit: change("worker", { environment: { variables: { AWS_REGION: "eu-central-1" } } }),
        says: 'worker: environment.variables.AWS_REGION = "eu-central-1": is reserved: Lambda sets it by itself → use another name',
    },
];
