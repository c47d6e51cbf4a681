import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { StackEdit, type Editable } from "./stack-edit";

const PARENT = "platform:monitoring:Operations";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1";
const TAGS = { Project: "platform", Environment: "test", Owner: "digital-team" };

/** The small platform as one can run it: zones, health checks, logs, backups, tags. */
export function withOperations(records: readonly PolicyRecord[]): readonly PolicyRecord[] {
    const stack = new StackEdit(records);
    for (const subnet of stack.ofType("aws:ec2/subnet:Subnet"))
        stack.set(subnet, "availabilityZone", `us-east-1${subnet.name.slice(-1)}`);
    for (const group of stack.ofType("aws:autoscaling/group:Group")) launch(stack, group);
    for (const database of stack.ofType("aws:rds/instance:Instance")) recover(stack, database);
    deploy(stack);
    log(stack);
    provide(stack);
    return stack.records;
}

function launch(stack: StackEdit, group: Editable): void {
    if (group.inputs["targetGroupArns"] !== undefined) stack.set(group, "healthCheckType", "ELB");
    const tags = Object.entries(TAGS).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
    stack.set(group, "tags", tags);
}

function recover(stack: StackEdit, database: Editable): void {
    stack.set(database, "multiAz", true);
    stack.set(database, "backupRetentionPeriod", 14);
    stack.set(database, "deletionProtection", true);
    database.options = { protect: true };
}

function deploy(stack: StackEdit): void {
    for (const service of stack.ofType("aws:ecs/service:Service"))
        stack.set(service, "deploymentCircuitBreaker", { enable: true, rollback: true });
    for (const provider of stack.ofType("aws:ecs/capacityProvider:CapacityProvider")) {
        const [group] = stack.behind(provider, "autoScalingGroupProvider", "aws:autoscaling/group:Group");
        if (group === undefined) continue;
        stack.set(provider, "autoScalingGroupProvider", {
            autoScalingGroupArn: stack.link(group, "arn"),
            managedTerminationProtection: "ENABLED",
        });
    }
}

/** One provider for everything, whose default tags reach whatever takes tags. */
function provide(stack: StackEdit): void {
    const inputs = { region: "us-east-1", defaultTags: JSON.stringify({ tags: TAGS }) };
    const provider = stack.add("pulumi:providers:aws", "default_7_48_0", inputs);
    provider.kind = "provider";
    for (const record of stack.records)
        if (record.type.startsWith("aws:")) record.provider = `${provider.urn}::${provider.id}`;
}

function log(stack: StackEdit): void {
    const bucket = stack.add("aws:s3/bucket:Bucket", "logs", { bucket: "platform-test-logs-123456789012" }, PARENT);
    const name = stack.link(bucket, "bucket");
    const flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
    const block = Object.fromEntries(flags.map((flag) => [flag, true]));
    const part = (kind: string, properties: Parameters<StackEdit["add"]>[2]) =>
        stack.add(`aws:s3/bucket${kind}:Bucket${kind}`, "logs", { bucket: stack.link(bucket), ...properties }, PARENT);
    part("PublicAccessBlock", block);
    part("Policy", {
        policy: JSON.stringify({ Statement: [denyPlainHttp("arn:aws:s3:::platform-test-logs-123456789012")] }),
    });
    part("Versioning", { versioningConfiguration: { status: "Enabled" } });
    part("LifecycleConfiguration", { rules: [{ id: "expire", status: "Enabled", expiration: { days: 365 } }] });
    for (const balancer of stack.ofType("aws:lb/loadBalancer:LoadBalancer"))
        stack.set(balancer, "accessLogs", { bucket: name, enabled: true });
    const group = stack.add(
        "aws:cloudwatch/logGroup:LogGroup",
        "vpn",
        { name: "/platform-test/vpn", retentionInDays: 90, kmsKeyId: KEY },
        PARENT,
    );
    for (const connection of stack.ofType("aws:ec2/vpnConnection:VpnConnection"))
        for (const tunnel of [1, 2])
            stack.set(connection, `tunnel${tunnel}LogOptions`, {
                cloudwatchLogOptions: { logEnabled: true, logGroupArn: stack.link(group, "arn") },
            });
    const vpcs = stack.ofType("aws:ec2/vpc:Vpc");
    for (const vpc of vpcs)
        stack.add(
            "aws:ec2/flowLog:FlowLog",
            vpc.name,
            {
                vpcId: stack.link(vpc),
                trafficType: "ALL",
                logDestinationType: "s3",
                logDestination: stack.link(bucket, "arn"),
            },
            PARENT,
        );
    const topic = stack.add(
        "aws:sns/topic:Topic",
        "warning",
        { name: "platform-test-warning", kmsMasterKeyId: KEY },
        PARENT,
    );
    stack.add(
        "aws:cloudwatch/metricAlarm:MetricAlarm",
        "capacity",
        { alarmActions: [stack.link(topic, "arn")], dimensions: { ClusterName: "platform-test" } },
        PARENT,
    );
}

function denyPlainHttp(bucketArn: string) {
    const Condition = { Bool: { "aws:SecureTransport": "false" } };
    return { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`], Condition };
}
