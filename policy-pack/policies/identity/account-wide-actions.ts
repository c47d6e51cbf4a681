/**
 * Actions that may be allowed on every resource although AWS could limit some of them: they list names and settings and
 * never content.
 */
export const ACCOUNT_WIDE: readonly string[] = [
    "*:Describe*",
    "*:List*",
    "cloudwatch:GetMetric*",
    "cloudwatch:PutMetricData",
    "ec2messages:*Message*",
    "logs:GetQueryResults",
    "ssm:GetConnectionStatus",
    "ssm:UpdateInstanceInformation",
    "xray:GetSampling*",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
];
