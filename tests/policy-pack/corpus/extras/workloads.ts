import { appInstances, appTemplate, privateSubnet, privateSubnets, vpc } from "../roles";
import type { Content, Editable, Link, StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const HARDENED: Readonly<Record<string, Content>> = {
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
};
const TRUST = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };

/** A security group that lets nobody in. */
export function closedGroup(stack: StackEdit, name = EXTRA): Editable {
    return stack.add(GROUP, name, { vpcId: stack.link(vpc(stack)), description: `For ${name}` });
}

/** An instance in a private subnet, with a group of its own that lets nobody in. */
export const instance: Extra = {
    name: "an instance of an app of its own",
    add(stack) {
        stack.add("aws:ec2/instance:Instance", EXTRA, {
            ...HARDENED,
            instanceType: "t3.small",
            associatePublicIpAddress: false,
            rootBlockDevice: { encrypted: true },
            subnetId: stack.link(privateSubnet(stack)),
            vpcSecurityGroupIds: [stack.link(closedGroup(stack))],
        });
    },
};

/** An interface of its own, attached to an instance. */
export const networkInterface: Extra = {
    name: "an instance with an interface of its own",
    add(stack) {
        const card = stack.add("aws:ec2/networkInterface:NetworkInterface", EXTRA, {
            subnetId: stack.link(privateSubnet(stack)),
            securityGroups: [stack.link(closedGroup(stack))],
        });
        stack.add("aws:ec2/instance:Instance", EXTRA, {
            ...HARDENED,
            rootBlockDevice: { encrypted: true },
            networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: stack.link(card) }],
        });
    },
};

/** A second launch template of the container instances, by override. */
export const secondTemplate: Extra = {
    name: "a second launch template",
    add(stack) {
        const first = appTemplate(stack);
        const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", EXTRA, {
            ...HARDENED,
            blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }],
            vpcSecurityGroupIds: [stack.link(closedGroup(stack))],
        });
        const specification = (of: Editable): Content => ({
            launchTemplateSpecification: { launchTemplateId: stack.link(of) },
        });
        stack.unset(appInstances(stack), "launchTemplate");
        stack.set(appInstances(stack), "mixedInstancesPolicy", {
            launchTemplate: { ...(specification(first) as object), overrides: [specification(template)] },
        });
    },
};

const SAFE = { enable: true, rollback: true };
const places = (stack: StackEdit): Link[] => privateSubnets(stack).map((subnet) => stack.link(subnet));

/** Tasks with interfaces of their own: a service's, and a task set's. */
export const tasks: Extra = {
    name: "tasks with interfaces of their own",
    add(stack) {
        const networkConfiguration = { subnets: places(stack), securityGroups: [stack.link(closedGroup(stack))] };
        const service = stack.add("aws:ecs/service:Service", EXTRA, {
            deploymentCircuitBreaker: SAFE,
            networkConfiguration: { ...networkConfiguration, assignPublicIp: false },
        });
        stack.add("aws:ecs/taskSet:TaskSet", EXTRA, { service: stack.link(service), networkConfiguration });
    },
};

/** A network load balancer inside. */
export const networkBalancer: Extra = {
    name: "an internal network load balancer",
    add(stack) {
        stack.add("aws:lb/loadBalancer:LoadBalancer", EXTRA, {
            loadBalancerType: "network",
            enableDeletionProtection: true,
            internal: true,
            accessLogs: { bucket: "example-logs", enabled: true },
            securityGroups: [stack.link(closedGroup(stack))],
            subnets: places(stack),
        });
    },
};

/** A second internal load balancer, under another type token. */
export const twinBalancer: Extra = {
    name: "an internal load balancer under its other token",
    add(stack) {
        stack.add("aws:alb/loadBalancer:LoadBalancer", EXTRA, {
            enableDeletionProtection: true,
            dropInvalidHeaderFields: true,
            internal: true,
            accessLogs: { bucket: "example-logs", enabled: true },
            securityGroups: [stack.link(closedGroup(stack))],
            subnets: places(stack),
        });
    },
};

/** A function inside the VPC. */
export const lambda: Extra = {
    name: "a function",
    add(stack) {
        stack.add("aws:lambda/function:Function", EXTRA, {
            environment: { variables: { NODE_ENV: "production" } },
            loggingConfig: { logGroup: stack.link(stack.one("aws:cloudwatch/logGroup:LogGroup"), "name") },
            vpcConfig: { subnetIds: places(stack), securityGroupIds: [stack.link(closedGroup(stack))] },
        });
    },
};

/** A role of a task. */
export const role: Extra = {
    name: "a role",
    add(stack) {
        stack.add("aws:iam/role:Role", EXTRA, {
            assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [TRUST] }),
        });
    },
};
