import { extraOf } from "./extras/extra";
import { queue } from "./extras/storage";
import { lambda } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { appInstances, publicBalancer } from "./roles";
import { adds, control, killedBy, sets, unsets, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";
import { container, TASK } from "./tasks";

const SERVICE = "aws:ecs/service:Service";
const service = (properties: Properties) => sets((stack: StackEdit) => stack.one(SERVICE), properties);
const volumes = (host: Properties) =>
    sets((stack: StackEdit) => stack.one(TASK), { volumes: [{ name: "host", ...host }] });

const hardened = killedBy("ecs-task-hardened");
const hosts: readonly Mutant[] = [
    hardened("the instance's root in a container", volumes({ hostPath: "/" })),
    hardened("the Docker socket in a container", volumes({ hostPath: "/var/run/docker.sock" })),
    hardened("the instance's credentials in a container", volumes({ hostPath: "/var/lib/ecs" })),
    hardened(
        "a device of the instance in a container",
        container({ linuxParameters: { devices: [{ hostPath: "/dev/xvda" }] } }),
    ),
    hardened("a container without its profile", container({ dockerSecurityOptions: ["apparmor:unconfined"] })),
    control("a volume of the task's own", volumes({ configureAtLaunch: false })),
];

const redundant = killedBy("service-redundancy");
const ZONE = "attribute:ecs.availability-zone == us-east-1a";
const redundancy: readonly Mutant[] = [
    redundant("a service of one task", service({ desiredCount: 1 })),
    redundant("a deployment that stops every task first", service({ deploymentMinimumHealthyPercent: 0 })),
    redundant("tasks in one zone", service({ placementConstraints: [{ type: "memberOf", expression: ZONE }] })),
    redundant(
        "tasks that fill one instance first",
        service({ orderedPlacementStrategies: [{ type: "binpack", field: "memory" }] }),
    ),
    redundant(
        "scaling down to one task",
        adds("aws:appautoscaling/target:Target", { serviceNamespace: "ecs", minCapacity: 1, maxCapacity: 4 }),
    ),
    redundant(
        "scaling that is suspended",
        adds("aws:appautoscaling/target:Target", {
            serviceNamespace: "ecs",
            minCapacity: 2,
            maxCapacity: 4,
            suspendedState: { dynamicScalingOutSuspended: true },
        }),
    ),
    redundant(
        "scaling down to nothing at night",
        adds("aws:appautoscaling/scheduledAction:ScheduledAction", {
            serviceNamespace: "ecs",
            scalableTargetAction: { minCapacity: 0, maxCapacity: 0 },
        }),
    ),
    redundant(
        "a task definition for one zone",
        sets((stack) => stack.one(TASK), { placementConstraints: [{ type: "memberOf", expression: ZONE }] }),
    ),
    redundant("an Auto Scaling group of one instance", sets(appInstances, { minSize: 1 })),
    redundant("an Auto Scaling group that replaces nothing", sets(appInstances, { suspendedProcesses: ["Launch"] })),
].map((mutant) => ({ ...mutant, productionOnly: true }));

const logs = killedBy("workload-logs");
const ACL = "aws:wafv2/webAcl:WebAcl";
const recorded: readonly Mutant[] = [
    logs("a container whose logs go nowhere", container({ logConfiguration: { logDriver: "none" } })),
    logs(
        "sessions in containers that nobody records",
        sets((stack) => stack.one("aws:ecs/cluster:Cluster"), {
            configuration: { executeCommandConfiguration: { logging: "NONE" } },
        }),
    ),
    logs("a container without logs", container({ logConfiguration: undefined })),
    logs(
        "a cluster that counts nothing",
        unsets((stack) => stack.one("aws:ecs/cluster:Cluster"), "settings"),
    ),
    logs(
        "a state machine without logs",
        adds("aws:sfn/stateMachine:StateMachine", { loggingConfiguration: { level: "OFF" } }),
    ),
    logs("a web ACL without rules", adds(ACL, { scope: "REGIONAL", defaultAction: { allow: {} } })),
    killedBy("alarms-and-retention")("a log group that forgets by tomorrow", (stack) => {
        stack.set(stack.one("aws:cloudwatch/logGroup:LogGroup"), "retentionInDays", 1);
    }),
    killedBy("alarms-and-retention")("alarms that nobody hears", (stack) => {
        const topic = stack.add("aws:sns/topic:Topic", "mutant", { kmsMasterKeyId: "alias/platform" });
        stack.set(stack.one("aws:cloudwatch/metricAlarm:MetricAlarm"), "alarmActions", [stack.link(topic, "arn")]);
    }),
];

const pinned = killedBy("pinned-versions");
const REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/web";
const versions: readonly Mutant[] = [
    pinned("an image that is called latest", container({ image: `${REGISTRY}:latest` })),
    pinned("an image without a version", container({ image: "example/web" })),
    pinned("an old platform of Fargate", service({ platformVersion: "1.3.0" })),
    killedBy("pinned-versions", lambda)(
        "a runtime that nobody mends",
        sets((stack) => extraOf(stack, "aws:lambda/function:Function"), { runtime: "nodejs16.x" }),
    ),
    control("an image by its digest", container({ image: `${REGISTRY}@sha256:${"0".repeat(64)}` })),
];

const hygienic = killedBy("alb-hygiene");
const GROUP = "aws:lb/targetGroup:TargetGroup";
const requests: readonly Mutant[] = [
    hygienic(
        "a load balancer that passes on malformed headers",
        sets(publicBalancer, { dropInvalidHeaderFields: "false" }),
    ),
    hygienic("a load balancer that only watches desync", sets(publicBalancer, { desyncMitigationMode: "monitor" })),
    hygienic(
        "targets that are well while they answer 404",
        sets((stack) => stack.one(GROUP), { healthCheck: { path: "/", matcher: "200-499" } }),
    ),
];

const messages = killedBy("messages-encrypted");
const messaging: readonly Mutant[] = [
    killedBy("messages-encrypted", queue)(
        "a queue in plain text",
        sets((stack) => extraOf(stack, "aws:sqs/queue:Queue"), { sqsManagedSseEnabled: false }),
    ),
    messages(
        "a subscription over plain HTTP",
        adds("aws:sns/topicSubscription:TopicSubscription", { protocol: "http", endpoint: "http://hooks.example.gov" }),
    ),
    messages(
        "events that leave over plain HTTP",
        adds("aws:cloudwatch/eventApiDestination:EventApiDestination", {
            invocationEndpoint: "http://hooks.example.gov",
        }),
    ),
    control("a subscription of a queue", (stack) => {
        const list = stack.add("aws:sqs/queue:Queue", "mutant", {});
        stack.add("aws:sns/topicSubscription:TopicSubscription", "mutant", {
            topic: stack.link(stack.one("aws:sns/topic:Topic"), "arn"),
            protocol: "sqs",
            endpoint: stack.link(list, "arn"),
        });
    }),
];

/** What runs: on what, in how many copies, what it records, and what reaches it. */
export const workloadMutants: readonly Mutant[] = [
    ...hosts,
    ...redundancy,
    ...recorded,
    ...versions,
    ...requests,
    ...messaging,
];
