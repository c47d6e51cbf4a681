import { expect } from "chai";
import { alarmCoverage } from "../../../../policy-pack/policies/audit/alarm-coverage";
import { bare, describeStackPolicy, type Build } from "../../harness/describe-policy";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const NAT = "aws:ec2/natGateway:NatGateway";
const FUNCTION = "aws:lambda/function:Function";
const TOPIC = "arn:aws:sns:us-east-1:123456789012:warning";
const told = { alarmActions: [TOPIC] };
const required = (dimension: string) =>
    `required: an alarm that tells somebody. Fix: add a MetricAlarm on its ${dimension} with an SNS topic in alarmActions.`;

/** A NAT gateway and an alarm on it, which AWS has named or not. */
const gateway =
    (alarm: Inputs = told): Build =>
    (stack) => {
        const nat = stack.add(NAT, "nat");
        stack.add(ALARM, "dropped", { dimensions: { NatGatewayId: nat.ref() }, ...alarm });
    };

/** A load balancer with an app behind it; `own` of its alarms is on the load balancer itself. */
const balanced =
    (own: boolean): Build =>
    (stack) => {
        const LoadBalancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "web").ref("arnSuffix");
        const TargetGroup = stack.add("aws:lb/targetGroup:TargetGroup", "app").ref("arnSuffix");
        const metric = (dimensions: Inputs) => ({ metric: { metricName: "RequestCount", dimensions } });
        stack.add(ALARM, "app", { ...told, metricQueries: [metric({ LoadBalancer, TargetGroup })] });
        if (own) stack.add(ALARM, "web", { ...told, metricQueries: [metric({ LoadBalancer })] });
    };

/** A function that a queue calls, with alarms on the first or on both. */
const consumer =
    (watched: readonly string[]) =>
    (stack: StackBuilder): void => {
        stack.add(FUNCTION, "work", { name: "work" });
        const queue = stack.add("aws:sqs/queue:Queue", "jobs", { name: "jobs" });
        stack.add("aws:lambda/eventSourceMapping:EventSourceMapping", "work", { eventSourceArn: queue.ref("arn") });
        const dimensions: Inputs = { FunctionName: "work", QueueName: "jobs" };
        for (const name of watched) stack.add(ALARM, name, { ...told, dimensions: { [name]: dimensions[name] } });
    };

describeStackPolicy(alarmCoverage, {
    compliant: {
        "a NAT gateway with an alarm": gateway(),
        "one whose alarm is part of a composite alarm": (stack) => {
            gateway({ name: "dropped" })(stack);
            stack.add(COMPOSITE, "nat", { alarmRule: "ALARM(dropped)", ...told });
        },
        "a load balancer and an app with alarms of their own": balanced(true),
        "a function and its queue": consumer(["FunctionName", "QueueName"]),
        "a queue that nobody takes from": (stack) => void stack.add("aws:sqs/queue:Queue", "failures", { name: "f" }),
        "nodes of a cache, each by its name": (stack) => {
            const group = { replicationGroupId: "sessions", numCacheClusters: 1, engine: "valkey" };
            stack.add("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", group);
            stack.add(ALARM, "node", { ...told, dimensions: { CacheClusterId: "sessions-001" } });
        },
    },
    violating: {
        "a load balancer whose only alarm is of an app": [
            balanced(false),
            `web (aws:lb/loadBalancer:LoadBalancer) is a load balancer that no alarm looks at; ${required("LoadBalancer")}`,
        ],
        "an alarm on another one": [
            (stack) => {
                gateway()(stack);
                stack.add(NAT, "other");
            },
            `other (${NAT}) is a NAT gateway that no alarm looks at; ${required("NatGatewayId")}`,
        ],
        "an alarm without actions": [
            gateway({}),
            `nat (${NAT}) is a NAT gateway whose alarms tell nobody; ${required("NatGatewayId")}`,
        ],
        "an alarm in a composite alarm that nobody hears": [
            (stack) => {
                gateway({ name: "dropped" })(stack);
                stack.add(COMPOSITE, "nat", { alarmRule: "ALARM(dropped)" });
            },
            `nat (${NAT}) is a NAT gateway whose alarms tell nobody; ${required("NatGatewayId")}`,
        ],
        "a queue that a function takes from": [
            consumer(["FunctionName"]),
            `jobs (aws:sqs/queue:Queue) is a queue that no alarm looks at; ${required("QueueName")}`,
        ],
    },
    unknown: {
        "actions that depend on nothing": [
            gateway({ alarmActions: [unknown()] }),
            `nat (${NAT}): undecided, as this is not known: whom its alarms tell. Decided by: alarmActions with a topic of the stack.`,
        ],
    },
    minimal: [bare(NAT), `subject (${NAT}) is a NAT gateway that no alarm looks at; ${required("NatGatewayId")}`],
    secret: [gateway({ alarmActions: [secret("hunter2")], dimensions: {} }), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:s3/bucket:Bucket", "files"),
});

describe("alarm-coverage: more", () => {
    it("leaves what is only looked up to the stack that makes it", () => {
        const stack = new StackBuilder("update");
        Object.assign(stack.add(NAT, "found").record, { kind: "read" });
        expect(alarmCoverage.check(graph(stack.records), context({}, alarmCoverage))).to.deep.equal([]);
    });
});
