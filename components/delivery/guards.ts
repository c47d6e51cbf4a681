/** What stops the watching of an account, or thins it out: neither apps nor the pipeline need it. */
export const unguarding: readonly string[] = [
    "access-analyzer:DeleteAnalyzer",
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "config:Delete*",
    "config:StopConfigurationRecorder",
    "guardduty:Delete*",
    "guardduty:Disassociate*",
    "guardduty:StopMonitoringMembers",
    "guardduty:UpdateDetector",
    "inspector2:Disable",
    "securityhub:BatchDisableStandards",
    "securityhub:Disable*",
    "securityhub:Disassociate*",
];
