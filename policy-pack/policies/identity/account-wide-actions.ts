/**
 * Actions that may be allowed on every resource although AWS could limit some of them: they list names and settings and
 * never content, or AWS itself demands them so, as for a function's interfaces in a VPC.
 */
export const ACCOUNT_WIDE: readonly string[] = [
    "*:Describe*",
    "*:List*",
    "cloudwatch:GetMetric*",
    "cloudwatch:PutMetricData",
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:UnassignPrivateIpAddresses",
    "ec2messages:*Message*",
    "logs:GetQueryResults",
    "ssm:GetConnectionStatus",
    "ssm:UpdateInstanceInformation",
    "xray:GetSampling*",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
];
