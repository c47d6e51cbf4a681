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
        says: "",
    },
    {
        mistake: "a container port that no mapping has",
        edit: change("service", {
            loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "web", containerPort: 3000 }],
        }),
        says: "",
    },
    {
        mistake: "a container that the task does not have",
        edit: change("service", {
            loadBalancers: [{ targetGroupArn: UNKNOWN, containerName: "api", containerPort: 8080 }],
        }),
        says: "",
    },
    {
        mistake: "a container without memory",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, memoryReservation: undefined }) }),
        says: "",
    },
    {
        mistake: "a container without an image",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, image: undefined }) }),
        says: "",
    },
    {
        mistake: "a number in a container's environment",
        edit: change("task", {
            containerDefinitions: containers({ ...CONTAINER, environment: [{ name: "PORT", value: 8080 }] }),
        }),
        says: "",
    },
    {
        mistake: "a misspelt property of a container",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, mountPoint: [] }) }),
        says: "",
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
        says: "",
    },
    {
        mistake: "no essential container",
        edit: change("task", { containerDefinitions: containers({ ...CONTAINER, essential: false }) }),
        says: "",
    },
    {
        mistake: "a volume that the task does not have",
        edit: change("task", {
            containerDefinitions: containers({
                ...CONTAINER,
                mountPoints: [{ sourceVolume: "data", containerPath: "/data" }],
            }),
        }),
        says: "",
    },
    {
        mistake: "a target group of the wrong type for the task",
        edit: change("targets", { targetType: "ip" }),
        says: "",
    },
    {
        mistake: "a launch type beside a capacity provider",
        edit: change("service", {
            launchType: "EC2",
            capacityProviderStrategies: [{ capacityProvider: "main", weight: 1 }],
        }),
        says: "",
    },
    {
        mistake: "minimum healthy percent above the maximum",
        edit: change("service", { deploymentMinimumHealthyPercent: 150, deploymentMaximumPercent: 100 }),
        says: "",
    },
    {
        mistake: "a Fargate size that does not exist",
        edit: change("standalone", { ...FARGATE, cpu: "512", memory: "8192", containerDefinitions: AWSVPC_CONTAINERS }),
        says: "",
    },
    {
        mistake: "Fargate in bridge mode",
        edit: change("standalone", { requiresCompatibilities: ["FARGATE"], cpu: "512", memory: "1024" }),
        says: "",
    },
    { mistake: "scaling minimum above maximum", edit: change("scaling", { minCapacity: 8 }), says: "" },
    {
        mistake: "a group's minimum above its maximum",
        edit: change("instances", { minSize: 5, desiredCapacity: undefined }),
        says: "",
    },
    { mistake: "a desired size outside the bounds", edit: change("instances", { desiredCapacity: 9 }), says: "" },
    { mistake: "a group without a template", edit: change("instances", { launchTemplate: undefined }), says: "" },
    {
        mistake: "user data that is not base64",
        edit: change("template", { userData: "#!/bin/sh\necho ready\n" }),
        says: "",
    },
    {
        mistake: "user data above 16 KiB",
        edit: change("template", { userData: Buffer.from("#".repeat(20000)).toString("base64") }),
        says: "",
    },
    {
        mistake: "a volume larger than its type allows",
        edit: change("template", {
            blockDeviceMappings: [{ ebs: { volumeType: "gp2", volumeSize: 20000, encrypted: "true" } }],
        }),
        says: "",
    },
    {
        mistake: "an unencrypted volume",
        edit: change("template", { blockDeviceMappings: [{ ebs: { volumeType: "gp3", volumeSize: 20 } }] }),
        says: "",
        level: "advisory",
    },
    { mistake: "a function without a handler", edit: change("worker", { handler: undefined }), says: "" },
    { mistake: "a function's timeout above 15 minutes", edit: change("worker", { timeout: 1000 }), says: "" },
    {
        mistake: "an environment variable that Lambda keeps",
        edit: change("worker", { environment: { variables: { AWS_REGION: "eu-central-1" } } }),
        says: "",
    },
];
