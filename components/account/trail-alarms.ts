import { all, any, byHand, calls, notByService, quarterOfAnHour, source, type TrailWatch } from "./trail-watch";

/**
 * After the chapter on monitoring of the CIS AWS Foundations Benchmark, with the changes of one concern in one alarm.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cis-aws-foundations-benchmark.html
 */
export const trailWatches: Readonly<Record<string, TrailWatch>> = {
    root: {
        ...any,
        severity: "critical",
        pattern: all('($.userIdentity.type = "Root")', notByService, '($.eventType != "AwsServiceEvent")'),
        text: "Somebody used the root user. Ask who; if nobody did, change its password and its MFA at once.",
    },
    unwatched: {
        ...any,
        severity: "critical",
        pattern: all(
            calls(
                ...["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "StopConfigurationRecorder"],
                ...["DeleteConfigurationRecorder", "DeleteDeliveryChannel", "DeleteDetector", "UpdateDetector"],
                ...["DisableSecurityHub", "BatchDisableStandards", "DeleteAnalyzer"],
            ),
        ),
        text: "Somebody changed or stopped what watches the account: the trail, AWS Config, GuardDuty, Security Hub or Access Analyzer.",
    },
    keys: {
        ...any,
        severity: "critical",
        pattern: all(source("kms"), calls("DisableKey", "ScheduleKeyDeletion"), byHand),
        text: "Somebody disabled a key or scheduled its deletion; what it encrypts can then be read by nobody. Cancel it, then ask.",
    },
    identities: {
        ...any,
        severity: "warning",
        pattern: all(source("iam"), "($.readOnly IS FALSE)", notByService, byHand),
        text: "Somebody changed IAM by hand: a user, a role, a policy, an identity provider.",
    },
    network: {
        ...any,
        severity: "warning",
        pattern: all(
            source("ec2"),
            calls(
                ...["AuthorizeSecurityGroup*", "ModifySecurityGroupRules", "CreateRoute", "ReplaceRoute*"],
                ...["CreateNetworkAclEntry", "ReplaceNetworkAcl*", "AttachInternetGateway", "AttachVpnGateway"],
                ...["CreateVpcPeeringConnection", "AcceptVpcPeeringConnection", "ModifyVpcBlockPublicAccess*"],
            ),
            notByService,
            byHand,
        ),
        text: "Somebody opened the network by hand: a security group, a route, a network ACL or a gateway.",
    },
    buckets: {
        ...any,
        severity: "warning",
        pattern: all(
            source("s3"),
            calls(
                ...["PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutBucketPublicAccessBlock"],
                ...["DeleteBucketPublicAccessBlock", "PutAccountPublicAccessBlock", "DeleteAccountPublicAccessBlock"],
                ...["PutBucketReplication", "PutBucketLifecycle", "DeleteBucketEncryption"],
            ),
            byHand,
        ),
        text: "Somebody changed by hand who may use a bucket, or what is kept of it.",
    },
    "users-without-mfa": {
        ...any,
        severity: "warning",
        pattern: all(
            '($.eventName = "ConsoleLogin")',
            '($.userIdentity.type = "IAMUser")',
            '($.responseElements.ConsoleLogin = "Success")',
            '($.additionalEventData.MFAUsed != "Yes")',
        ),
        text: "A user of IAM signed in to the console without a second factor. The platform has no such users: ask whose it is.",
    },
    "failed-sign-ins": {
        allowed: 5,
        period: quarterOfAnHour,
        severity: "warning",
        pattern: all('($.eventName = "ConsoleLogin")', '($.errorMessage = "Failed authentication")'),
        text: "More than five sign-ins to the console failed within a quarter of an hour: somebody tries passwords.",
    },
    refused: {
        allowed: 20,
        period: quarterOfAnHour,
        severity: "warning",
        pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
        text: "AWS refused more than twenty calls within a quarter of an hour: a role lacks a right, or somebody tries what it may.",
    },
};
