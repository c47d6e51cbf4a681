import { baseline, clientVpn, heardBy, secondVpc, trail, watches } from "./extras/audit";
import { aurora, database } from "./extras/data";
import { extraOf } from "./extras/extra";
import { bucket, CDN, deliveredSite, LOG_DELIVERY, site } from "./extras/storage";
import { twinBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { internalBalancer, publicBalancer } from "./roles";
import { adds, killedBy, sets, unsets, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const trails = killedBy("cloudtrail", trail);
const changed = (properties: Properties) => sets((stack) => extraOf(stack, "aws:cloudtrail/trail:Trail"), properties);
const trailMutants: readonly Mutant[] = [
    trails("a trail of one region", changed({ isMultiRegionTrail: "false" })),
    trails("a trail whose files nobody validates", changed({ enableLogFileValidation: false })),
    trails("a trail without a key", changed({ kmsKeyId: "" })),
    trails(
        "a trail that records writing alone",
        changed({ eventSelectors: [{ readWriteType: "WriteOnly", includeManagementEvents: true }] }),
    ),
    trails("a trail that is off", changed({ enableLogging: "false" })),
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
    killedBy("flow-logs", secondVpc)("a second VPC without a flow log", (stack) => {
        stack.remove(extraOf(stack, FLOW_LOG));
    }),
];

const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const watching = killedBy("guardduty-config-on", watches);
const watchMutants: readonly Mutant[] = [
    watching(
        "a detector that is off",
        sets((stack) => extraOf(stack, "aws:guardduty/detector:Detector"), { enable: "false" }),
    ),
    watching("a recorder that nobody starts", (stack) => {
        stack.remove(extraOf(stack, STATUS));
    }),
    watching(
        "a recorder that is stopped",
        sets((stack) => extraOf(stack, STATUS), { isEnabled: false }),
    ),
];

const RULE = "aws:cloudwatch/eventRule:EventRule";
const HUB = "aws:securityhub/account:Account";
const listening = killedBy("findings-heard", baseline);
const explicit = killedBy("detectors-explicit", baseline);
const root = killedBy("root-alarm", trail);
const listenMutants: readonly Mutant[] = [
    listening("findings of GuardDuty that no rule hands on", (stack) => {
        stack.remove(stack.one(RULE, heardBy("aws.guardduty")));
    }),
    listening("findings of Security Hub whose rule has no target", (stack) => {
        stack.remove(stack.one("aws:cloudwatch/eventTarget:EventTarget", heardBy("aws.securityhub")));
    }),
    listening(
        "findings of Access Analyzer for whose rule somebody else's events are",
        sets((stack) => stack.one(RULE, heardBy("aws.access-analyzer")), { eventPattern: '{"source":["aws.health"]}' }),
    ),
    explicit(
        "a hub that chooses its standards",
        unsets((stack) => extraOf(stack, HUB), "enableDefaultStandards"),
    ),
    explicit(
        "a detector with features in the old way",
        sets((stack) => extraOf(stack, "aws:guardduty/detector:Detector"), {
            datasources: { s3Logs: { enable: true } },
        }),
    ),
    root("a trail in which nobody looks for the root user", (stack) => {
        stack.remove(extraOf(stack, "aws:cloudwatch/logMetricFilter:LogMetricFilter"));
    }),
    root(
        "a count of the root user's calls that no alarm looks at",
        sets((stack) => extraOf(stack, "aws:cloudwatch/metricAlarm:MetricAlarm"), { metricName: "calls" }),
    ),
];

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const observes = killedBy("db-observed", database);
const db = (stack: StackEdit) => extraOf(stack, "aws:rds/instance:Instance");
const databaseMutants: readonly Mutant[] = [
    observes("a database whose log stays where it is", sets(db, { enabledCloudwatchLogsExports: ["upgrade"] })),
    observes("a database whose log group RDS makes", (stack) => {
        stack.remove(extraOf(stack, LOG_GROUP));
    }),
    observes(
        "a database whose log is kept for ever",
        unsets((stack) => extraOf(stack, LOG_GROUP), "retentionInDays"),
    ),
    observes("a database without metrics of its system", sets(db, { monitoringInterval: "0" })),
    observes("a database whose statements nobody sees", unsets(db, "performanceInsightsEnabled")),
    observes("a database that stays on its minor version", sets(db, { autoMinorVersionUpgrade: "false" })),
    observes("a database whose snapshots have no tags", sets(db, { copyTagsToSnapshot: false })),
    killedBy("db-observed", aurora)("a cluster whose log group RDS makes", (stack) => {
        stack.remove(extraOf(stack, LOG_GROUP));
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
    killedBy("access-logs", twinBalancer)(
        "a load balancer of the older name without logs",
        unsets((stack) => extraOf(stack, "aws:alb/loadBalancer:LoadBalancer"), "accessLogs"),
    ),
    records("a VPN connection that logs one tunnel of two", (stack) => {
        stack.unset(stack.one("aws:ec2/vpnConnection:VpnConnection"), "tunnel2LogOptions");
    }),
    killedBy("access-logs", clientVpn)(
        "a client VPN endpoint without logs",
        sets((stack) => extraOf(stack, "aws:ec2clientvpn/endpoint:Endpoint"), {
            connectionLogOptions: { enabled: "false" },
        }),
    ),
    killedBy("access-logs", site)(
        "a distribution without logs",
        unsets((stack) => extraOf(stack, CDN), "loggingConfig"),
    ),
    killedBy("access-logs", deliveredSite)("a distribution whose logs are delivered nowhere", (stack) => {
        stack.remove(extraOf(stack, LOG_DELIVERY));
    }),
    killedBy("access-logs", bucket)("a bucket without logs", (stack) => {
        stack.remove(extraOf(stack, "aws:s3/bucketLogging:BucketLogging"));
    }),
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
    ...listenMutants,
    ...logMutants,
    ...alarmMutants,
    ...databaseMutants,
];
