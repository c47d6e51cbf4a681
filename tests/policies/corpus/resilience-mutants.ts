import type { Mutant } from "./mutant";
import { appInstances, privateSubnet, publicBalancer, publicSubnet } from "./roles";
import type { Content, StackEdit } from "./stack-edit";

type Properties = Readonly<Record<string, Content>>;

const killedBy =
    (killer: string) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer });

const adds =
    (type: string, properties: Properties = {}) =>
    (stack: StackEdit) => {
        stack.add(type, "mutant", properties);
    };

const zones = killedBy("multi-az");
const zoneMutants: readonly Mutant[] = [
    zones("the public load balancer in one subnet", (stack) => {
        stack.set(publicBalancer(stack), "subnets", [stack.link(publicSubnet(stack))]);
    }),
    zones("the public load balancer's subnets in one zone", (stack) => {
        for (const subnet of stack.behind(publicBalancer(stack), "subnets", "aws:ec2/subnet:Subnet"))
            stack.set(subnet, "availabilityZone", "us-east-1a");
    }),
    zones("a load balancer of the older name in one subnet, by a mapping", (stack) => {
        stack.add("aws:alb/loadBalancer:LoadBalancer", "mutant", {
            internal: true,
            subnetMappings: [{ subnetId: stack.link(privateSubnet(stack)) }],
        });
    }),
    zones("the apps' instances in one subnet", (stack) => {
        stack.set(appInstances(stack), "vpcZoneIdentifiers", [stack.link(privateSubnet(stack))]);
    }),
    zones("the apps' instances in a named zone", (stack) => {
        stack.unset(appInstances(stack), "vpcZoneIdentifiers");
        stack.set(appInstances(stack), "availabilityZones", ["us-east-1a"]);
    }),
    zones("a database in one zone", adds("aws:rds/instance:Instance", { multiAz: "false" })),
    zones("an Aurora cluster with one instance", (stack) => {
        const cluster = stack.add("aws:rds/cluster:Cluster", "mutant", { engine: "aurora-postgresql" });
        stack.add("aws:rds/clusterInstance:ClusterInstance", "mutant", { clusterIdentifier: stack.link(cluster) });
    }),
    zones(
        "Redis across zones without failover",
        adds("aws:elasticache/replicationGroup:ReplicationGroup", { multiAzEnabled: true }),
    ),
    zones("a single Redis node", adds("aws:elasticache/cluster:Cluster", { engine: "redis" })),
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

/** Mutants about what survives the loss of a zone, an instance, or a bad release. */
export const resilienceMutants: readonly Mutant[] = [...zoneMutants, ...healthMutants, ...deployMutants];
