import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { vpc } from "../roles";
import type { Content, StackEdit } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

/** A trail of the whole account. */
export const trail: Extra = {
    name: "a trail",
    add(stack) {
        stack.add("aws:cloudtrail/trail:Trail", EXTRA, {
            isMultiRegionTrail: true,
            enableLogFileValidation: true,
            kmsKeyId: "alias/audit",
            cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:/audit:*",
        });
        stack.add("aws:cloudwatch/logMetricFilter:LogMetricFilter", EXTRA, {
            logGroupName: "/audit",
            pattern: '{ $.userIdentity.type = "Root" }',
            metricTransformation: { name: "root", namespace: "audit", value: "1" },
        });
        stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", EXTRA, {
            ...{ namespace: "audit", metricName: "root", statistic: "Sum", period: 300, evaluationPeriods: 1 },
            ...{ comparisonOperator: "GreaterThanThreshold", threshold: 0 },
            alarmActions: ["arn:aws:sns:us-east-1:123456789012:alerts"],
        });
    },
};

/** What the baseline has besides a trail, a detector and a recorder. */
const REST: Readonly<Record<string, Readonly<Record<string, Content>>>> = {
    "platform:account:Account": {},
    "aws:securityhub/account:Account": { enableDefaultStandards: false },
    "aws:inspector2/enabler:Enabler": { accountIds: ["123456789012"], resourceTypes: ["EC2", "ECR", "LAMBDA"] },
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": {
        ...{ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    },
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": {
        ...{ minimumPasswordLength: 14, passwordReusePrevention: 24, requireLowercaseCharacters: true },
        ...{ requireUppercaseCharacters: true, requireNumbers: true, requireSymbols: true },
    },
    "aws:accessanalyzer/analyzer:Analyzer": { analyzerName: "external", type: "ACCOUNT" },
    "aws:ebs/encryptionByDefault:EncryptionByDefault": { enabled: true },
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": { state: "block-all-sharing" },
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": { state: "block-new-sharing" },
    "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": { httpTokens: "required", httpPutResponseHopLimit: 1 },
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess": { enabled: false },
};

/** A rule and its target are named by the source whose events they hand on. */
const heardName = (source: string): string => `${EXTRA}-${source}`;

/** Picks what hands a source's findings on. */
export const heardBy =
    (source: string) =>
    ({ name }: PolicyRecord): boolean =>
        name === heardName(source);

const heard = (stack: StackEdit, source: string): void => {
    const name = heardName(source);
    const rule = stack.add("aws:cloudwatch/eventRule:EventRule", name, {
        eventPattern: JSON.stringify({ source: [source] }),
    });
    stack.add("aws:cloudwatch/eventTarget:EventTarget", name, {
        rule: stack.link(rule, "name"),
        arn: "arn:aws:sqs:us-east-1:123456789012:findings",
    });
};

/** GuardDuty and AWS Config, both on. */
export const watches: Extra = {
    name: "a threat detector and a recorder of configuration",
    add(stack) {
        const add = (type: string, properties: Readonly<Record<string, Content>>) =>
            stack.add(type, EXTRA, properties, "platform:account:Account");
        add("aws:guardduty/detector:Detector", { enable: true });
        heard(stack, "aws.guardduty");
        const recorder = add("aws:cfg/recorder:Recorder", {
            name: "main",
            recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
        });
        add("aws:cfg/deliveryChannel:DeliveryChannel", { s3BucketName: "example-logs" });
        add("aws:cfg/recorderStatus:RecorderStatus", { name: stack.link(recorder, "name"), isEnabled: true });
    },
};

/** The whole baseline of an account. */
export const baseline: Extra = {
    name: "the baseline of an account",
    add(stack) {
        trail.add(stack);
        watches.add(stack);
        for (const [type, properties] of Object.entries(REST)) {
            stack.add(type, EXTRA, properties, "platform:account:Account");
        }
        heard(stack, "aws.securityhub");
        heard(stack, "aws.access-analyzer");
    },
};

/** A second VPC without anything in it. */
export const secondVpc: Extra = {
    name: "a second VPC",
    add(stack) {
        const vpc = stack.add("aws:ec2/vpc:Vpc", EXTRA, { cidrBlock: "10.99.0.0/16" });
        stack.add("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", EXTRA, { vpcId: stack.link(vpc) });
        stack.add("aws:ec2/flowLog:FlowLog", EXTRA, {
            vpcId: stack.link(vpc),
            trafficType: "ALL",
            logDestinationType: "s3",
            logDestination: "arn:aws:s3:::example-logs",
        });
    },
};

/** A way in for people, with a record of who came. */
export const clientVpn: Extra = {
    name: "a client VPN endpoint",
    add(stack) {
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", EXTRA, {
            vpcId: stack.link(vpc(stack)),
            description: "People in the client VPN",
        });
        stack.add("aws:ec2clientvpn/endpoint:Endpoint", EXTRA, {
            authenticationOptions: [
                {
                    type: "federated-authentication",
                    samlProviderArn: "arn:aws:iam::123456789012:saml-provider/platform-client-vpn",
                },
            ],
            securityGroupIds: [stack.link(group)],
            splitTunnel: true,
            sessionTimeoutHours: 12,
            disconnectOnSessionTimeout: true,
            connectionLogOptions: { enabled: true, cloudwatchLogGroup: "/platform/client-vpn" },
        });
    },
};
