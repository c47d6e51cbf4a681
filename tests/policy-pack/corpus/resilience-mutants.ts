import { aurora, cache, database, memcached } from "./extras/data";
import { extraOf } from "./extras/extra";
import { twinBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { appInstances, privateSubnet, publicBalancer, publicSubnet } from "./roles";
import { killedBy, sets } from "./shorthands";
import type { Content, Editable, StackEdit } from "./stack-edit";

const zones = killedBy("multi-az");
const zoneMutants: readonly Mutant[] = [
    zones("the public load balancer in one subnet", (stack) => {
        stack.set(publicBalancer(stack), "subnets", [stack.link(publicSubnet(stack))]);
    }),
    zones("the public load balancer's subnets in one zone", (stack) => {
        for (const subnet of stack.behind(publicBalancer(stack), "subnets", "aws:ec2/subnet:Subnet"))
            stack.set(subnet, "availabilityZone", "us-east-1a");
    }),
    killedBy("multi-az", twinBalancer)("a load balancer of the older name in one subnet, by a mapping", (stack) => {
        const balancer = extraOf(stack, "aws:alb/loadBalancer:LoadBalancer");
        stack.unset(balancer, "subnets");
        stack.set(balancer, "subnetMappings", [{ subnetId: stack.link(privateSubnet(stack)) }]);
    }),
    zones("the apps' instances in one subnet", (stack) => {
        stack.set(appInstances(stack), "vpcZoneIdentifiers", [stack.link(privateSubnet(stack))]);
    }),
    zones("the apps' instances in a named zone", (stack) => {
        stack.unset(appInstances(stack), "vpcZoneIdentifiers");
        stack.set(appInstances(stack), "availabilityZones", ["us-east-1a"]);
    }),
    killedBy("multi-az", database)(
        "a database in one zone",
        sets((stack) => extraOf(stack, "aws:rds/instance:Instance"), { multiAz: "false" }),
    ),
    killedBy("multi-az", aurora)("an Aurora cluster with one instance", (stack) => {
        stack.remove(extraOf(stack, "aws:rds/clusterInstance:ClusterInstance"));
    }),
    killedBy("multi-az", cache)(
        "Redis across zones without failover",
        sets((stack) => extraOf(stack, "aws:elasticache/replicationGroup:ReplicationGroup"), {
            automaticFailoverEnabled: false,
        }),
    ),
    killedBy("multi-az", memcached)(
        "Memcached in one zone",
        sets((stack) => extraOf(stack, "aws:elasticache/cluster:Cluster"), { azMode: "single-az" }),
    ),
];

/** Puts the apps' instances behind a target group by a resource of its own. */
const attach =
    (type: string, property: string, content: Content) =>
    (stack: StackEdit): void => {
        const group = appInstances(stack);
        stack.set(group, "healthCheckType", "EC2");
        stack.add(type, "mutant", { autoscalingGroupName: stack.link(group, "name"), [property]: content });
    };

const TARGETS = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef";
const health = killedBy("asg-elb-health");
const healthMutants: readonly Mutant[] = [
    health("balanced instances that only EC2 judges", (stack) => {
        stack.set(appInstances(stack), "targetGroupArns", [TARGETS]);
        stack.set(appInstances(stack), "healthCheckType", "EC2");
    }),
    health("balanced instances without a health check", (stack) => {
        stack.set(appInstances(stack), "trafficSources", [{ identifier: TARGETS, type: "elbv2" }]);
        stack.unset(appInstances(stack), "healthCheckType");
    }),
    health(
        "instances balanced through an attachment",
        attach("aws:autoscaling/attachment:Attachment", "lbTargetGroupArn", TARGETS),
    ),
    health(
        "instances balanced through a traffic source attachment",
        attach("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", "trafficSource", {
            identifier: TARGETS,
        }),
    ),
    health("balanced instances whose bad release stays", (stack) => {
        stack.set(appInstances(stack), "targetGroupArns", [TARGETS]);
        stack.set(appInstances(stack), "healthCheckType", "ELB");
    }),
    health("balanced instances of whatever version is the newest", (stack) => {
        const group = appInstances(stack);
        stack.set(group, "targetGroupArns", [TARGETS]);
        stack.set(group, "healthCheckType", "ELB");
        stack.set(group, "instanceRefresh", { strategy: "Rolling", preferences: { autoRollback: true } });
        stack.set(group, "launchTemplate", {
            id: stack.link(stack.one("aws:ec2/launchTemplate:LaunchTemplate"), "id"),
            version: "$Latest",
        });
    }),
    health("instances of a launch configuration", (stack) => {
        stack.set(appInstances(stack), "launchConfiguration", "legacy");
    }),
];

const deploys = killedBy("ecs-safe-deploy");
const deployMutants: readonly Mutant[] = [
    deploys("a service without a circuit breaker", (stack) => {
        stack.unset(stack.one("aws:ecs/service:Service"), "deploymentCircuitBreaker");
    }),
    deploys("a circuit breaker that leaves the broken version", (stack) => {
        stack.set(stack.one("aws:ecs/service:Service"), "deploymentCircuitBreaker", {
            enable: true,
            rollback: "false",
        });
    }),
    deploys("instances that may end under their tasks", (stack) => {
        stack.set(stack.one("aws:ecs/capacityProvider:CapacityProvider"), "autoScalingGroupProvider", {
            autoScalingGroupArn: stack.link(appInstances(stack), "arn"),
        });
    }),
];

const FUNCTION = "aws:lambda/function:Function";
const EVENT_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

/** The function of an app, which events call. */
function appFunction(stack: StackEdit): Editable {
    return stack.one(FUNCTION, ({ name }) => name.startsWith("fn-"));
}

const functions = killedBy("function-hardened");
const functionMutants: readonly Mutant[] = [
    functions("a function whose failed events are lost", (stack) => {
        stack.unset(stack.one(EVENT_CONFIG), "destinationConfig");
    }),
    functions("a function without what keeps its failed events", (stack) => {
        stack.remove(stack.one(EVENT_CONFIG));
    }),
    functions("a schedule that calls the newest code", (stack) => {
        const schedule = stack.one("aws:scheduler/schedule:Schedule", ({ name }) => name.startsWith("fn-"));
        stack.merge(schedule, "target", { arn: stack.link(appFunction(stack), "arn") });
    }),
    functions("a function that may not run at all", (stack) => {
        stack.set(appFunction(stack), "reservedConcurrentExecutions", 0);
    }),
    functions("a function whose log nobody has made", (stack) => {
        stack.unset(appFunction(stack), "loggingConfig");
    }),
];

/** Mutants about what survives the loss of a zone, an instance, or a bad release. */
export const resilienceMutants: readonly Mutant[] = [
    ...zoneMutants,
    ...healthMutants,
    ...deployMutants,
    ...functionMutants,
];
