/**
 * Actions that make sense on every resource only: AWS knows no resource for them, or they list names and settings and
 * never content. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/.
 */
export const ACCOUNT_WIDE: readonly string[] = [
    "*:Describe*",
    "*:List*",
    "cloudwatch:GetMetric*",
    "cloudwatch:PutMetricData",
    "ec2messages:*Message*",
    "ec2messages:GetEndpoint",
    "ecr:GetAuthorizationToken",
    "ecs:DiscoverPollEndpoint",
    "logs:GetQueryResults",
    "s3:GetAccountPublicAccessBlock",
    "ssm:GetConnectionStatus",
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
    "sts:GetCallerIdentity",
    "tag:GetResources",
    "xray:GetSampling*",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
];
