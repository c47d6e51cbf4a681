import { Account, type AccountArgs } from "../../../components/account/account";
import { account as block } from "../../../components/account/block";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    analyzer: "aws:accessanalyzer/analyzer:Analyzer",
    bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
    channel: "aws:cfg/deliveryChannel:DeliveryChannel",
    component: "platform:account:Account",
    control: "aws:securityhub/standardsControlAssociation:StandardsControlAssociation",
    detector: "aws:guardduty/detector:Detector",
    enabler: "aws:inspector2/enabler:Enabler",
    eventRule: "aws:cloudwatch/eventRule:EventRule",
    eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
    feature: "aws:guardduty/detectorFeature:DetectorFeature",
    filter: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    hub: "aws:securityhub/account:Account",
    key: "aws:kms/key:Key",
    logGroup: "aws:cloudwatch/logGroup:LogGroup",
    queuePolicy: "aws:sqs/queuePolicy:QueuePolicy",
    recorder: "aws:cfg/recorder:Recorder",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    rule: "aws:cfg/rule:Rule",
    serviceLinkedRole: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
    standard: "aws:securityhub/standardsSubscription:StandardsSubscription",
    status: "aws:cfg/recorderStatus:RecorderStatus",
    trail: "aws:cloudtrail/trail:Trail",
} as const;

/** A program that makes the account's baseline. */
export const account = repeated((config: object = {}, args: Partial<AccountArgs> = {}) => () => {
    new Account("account", {
        scope: testScope(),
        topics: testTopics,
        encryptionKeyArn: testKeyArn,
        deletionProtection: true,
        isMember: false,
        config: block.schema.parse(config),
        ...args,
    });
});
