import * as pulumi from "@pulumi/pulumi";

/** Events that somebody has to know of, in the words of EventBridge. */
export interface FindingPattern {
    /** For readers. */
    readonly what: string;
    readonly source: string;
    readonly detailType: string;
    readonly detail: object;
}

/** From 7 on GuardDuty calls a finding high: somebody is in, or very likely. */
export const threats: FindingPattern = {
    what: "threats that GuardDuty calls high or critical",
    source: "aws.guardduty",
    detailType: "GuardDuty Finding",
    detail: { severity: [{ numeric: [">=", 7] }] },
};

/**
 * What needs a look in working hours. Security Hub repeats a finding with each check, twice a day, until it is resolved or its workflow
 * status says that somebody knows; GuardDuty's it repeats as well, so these are left out.
 */
export function weaknesses(rulePrefix: string): Readonly<Record<string, FindingPattern>> {
    return {
        posture: {
            what: "high and critical findings of Security Hub, while they are new",
            source: "aws.securityhub",
            detailType: "Security Hub Findings - Imported",
            detail: {
                findings: {
                    ProductName: [{ "anything-but": ["GuardDuty"] }],
                    RecordState: ["ACTIVE"],
                    Severity: { Label: ["HIGH", "CRITICAL"] },
                    Workflow: { Status: ["NEW"] },
                },
            },
        },
        access: {
            what: "what others than the account can reach",
            source: "aws.access-analyzer",
            detailType: "Access Analyzer Finding",
            detail: { status: ["ACTIVE"] },
        },
        rules: {
            what: "resources that do not comply with the account's own rules in AWS Config",
            source: "aws.config",
            detailType: "Config Rules Compliance Change",
            detail: {
                configRuleName: [{ prefix: rulePrefix }],
                newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
            },
        },
    };
}

/** The pattern of a rule. */
export function eventPattern({ source, detailType, detail }: FindingPattern): pulumi.Output<string> {
    return pulumi.jsonStringify({ source: [source], "detail-type": [detailType], detail });
}
