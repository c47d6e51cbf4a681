import type { Mutant } from "./mutant";
import { internalBalancer, publicBalancer } from "./roles";
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

const COMPLETE = {
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
    kmsKeyId: "alias/audit",
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:/audit:*",
};
const trail = (properties: Properties) => adds("aws:cloudtrail/trail:Trail", { ...COMPLETE, ...properties });

const trails = killedBy("cloudtrail-complete");
const trailMutants: readonly Mutant[] = [
    trails("a trail of one region", trail({ isMultiRegionTrail: "false" })),
    trails("a trail whose files nobody validates", trail({ enableLogFileValidation: false })),
    trails("a trail without a key", trail({ kmsKeyId: "" })),
    trails(
        "a trail that records writing alone",
        trail({ eventSelectors: [{ readWriteType: "WriteOnly", includeManagementEvents: true }] }),
    ),
    trails("a trail that is off", trail({ enableLogging: "false" })),
];

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const flows = killedBy("flow-logs");
const flowMutants: readonly Mutant[] = [
    flows("a VPC without a flow log", (stack) => {
        stack.remove(stack.one(FLOW_LOG));
    }),
    flows("a flow log that leaves out what was refused", (stack) => {
        stack.set(stack.one(FLOW_LOG), "trafficType", "ACCEPT");
    }),
    flows("a flow log of one subnet", (stack) => {
        const log = stack.one(FLOW_LOG);
        stack.unset(log, "vpcId");
        stack.set(log, "subnetId", stack.link(stack.one("aws:ec2/subnet:Subnet")));
    }),
    flows("a second VPC without a flow log", adds("aws:ec2/vpc:Vpc", { cidrBlock: "10.99.0.0/16" })),
];

const watches = killedBy("guardduty-config-on");
const watchMutants: readonly Mutant[] = [
    watches("a detector that is off", adds("aws:guardduty/detector:Detector", { enable: "false" })),
    watches("a recorder that nobody starts", (stack) => {
        stack.add("aws:cfg/recorder:Recorder", "mutant", { name: "main" });
        stack.add("aws:cfg/deliveryChannel:DeliveryChannel", "mutant", { s3BucketName: "example-logs" });
    }),
    watches("a recorder that is stopped", (stack) => {
        stack.add("aws:cfg/recorder:Recorder", "mutant", { name: "main" });
        stack.add("aws:cfg/deliveryChannel:DeliveryChannel", "mutant", { s3BucketName: "example-logs" });
        stack.add("aws:cfg/recorderStatus:RecorderStatus", "mutant", { name: "main", isEnabled: false });
    }),
];

const records = killedBy("access-logs");
const logMutants: readonly Mutant[] = [
    records("the public load balancer without access logs", (stack) => {
        stack.unset(publicBalancer(stack), "accessLogs");
    }),
    records("the internal load balancer with its logs off", (stack) => {
        stack.set(internalBalancer(stack), "accessLogs", { bucket: "example-logs", enabled: "false" });
    }),
    records(
        "a load balancer of the older name without logs",
        adds("aws:alb/loadBalancer:LoadBalancer", { internal: true }),
    ),
    records("a VPN connection that logs one tunnel of two", (stack) => {
        stack.unset(stack.one("aws:ec2/vpnConnection:VpnConnection"), "tunnel2LogOptions");
    }),
    records(
        "a client VPN endpoint without logs",
        adds("aws:ec2clientvpn/endpoint:Endpoint", { connectionLogOptions: { enabled: "false" } }),
    ),
    records("a distribution without logs", adds("aws:cloudfront/distribution:Distribution", { origins: [] })),
    records("a bucket without logs", adds("aws:s3/bucketV2:BucketV2", { bucket: "example-files" })),
];

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const tells = killedBy("alarms-and-retention");
const alarmMutants: readonly Mutant[] = [
    tells("an alarm without actions", (stack) => {
        stack.unset(stack.one(ALARM), "alarmActions");
    }),
    tells("an alarm with an empty list of actions", (stack) => {
        stack.set(stack.one(ALARM), "alarmActions", []);
    }),
    tells("an alarm that is switched off", (stack) => {
        stack.set(stack.one(ALARM), "actionsEnabled", "false");
    }),
    tells(
        "an alarm that reboots and tells nobody",
        adds(ALARM, {
            alarmActions: ["arn:aws:automate:us-east-1:ec2:reboot"],
            dimensions: { InstanceId: "i-0123456789abcdef0" },
        }),
    ),
    tells(
        "a composite alarm that nobody hears",
        adds("aws:cloudwatch/compositeAlarm:CompositeAlarm", { alarmRule: "TRUE" }),
    ),
    tells("a log group that keeps everything", (stack) => {
        stack.unset(stack.one(GROUP), "retentionInDays");
    }),
    tells("a log group that says so", (stack) => {
        stack.set(stack.one(GROUP), "retentionInDays", 0);
    }),
];

/** Mutants about what is recorded, and who is told. */
export const auditMutants: readonly Mutant[] = [
    ...trailMutants,
    ...flowMutants,
    ...watchMutants,
    ...logMutants,
    ...alarmMutants,
];
