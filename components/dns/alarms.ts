import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics, type Severity } from "../shared/alarm";
import { renewalDays } from "./block";

export interface CertificateExpiryArgs {
    readonly topics: AlarmTopics;
    readonly certificateArn: pulumi.Input<string>;
    /** What the certificate is for, in an alarm's words, e.g. `the certificate of apps.example.gov`. */
    readonly what: string;
    /** Days before expiry at which the warning fires. */
    readonly warningDays: number;
    /** Where the certificate and its metrics are. Default: the stack's region. */
    readonly region?: string | undefined;
    /** Whether people renew it: AWS renews only what it issued itself. */
    readonly imported: boolean;
}

/** Days before expiry at which somebody is woken. */
const criticalDays = 7;

const firstStep = {
    imported: "Import a new one over the old one (same ARN), or renew it where it was issued.",
    issued:
        `AWS renews it ${renewalDays} days before, unless it finds no validation record: look in the console of Certificate Manager ` +
        "which one is missing, and create it again.",
};

/**
 * Warns some weeks before a certificate expires and wakes somebody a week before. AWS counts the days twice a day and
 * stops once the certificate has expired, so alarms without new data stay as they are.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
 */
export function createExpiryAlarms(
    name: string,
    args: CertificateExpiryArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const alarm = (suffix: string, severity: Severity, days: number) =>
        createAlarm(
            `${name}-${suffix}`,
            {
                severity,
                topics: args.topics,
                namespace: "AWS/CertificateManager",
                metricName: "DaysToExpiry",
                dimensions: { CertificateArn: args.certificateArn },
                region: args.region,
                statistic: "Minimum",
                period: 86_400,
                evaluationPeriods: 1,
                comparisonOperator: "LessThanOrEqualToThreshold",
                threshold: days,
                treatMissingData: "ignore",
                alarmDescription:
                    `${args.what} expires in ${days} days or less; then every browser refuses the apps. ` +
                    firstStep[args.imported ? "imported" : "issued"],
            },
            opts,
        );
    alarm("expires", "warning", args.warningDays);
    alarm("expires-soon", "critical", Math.min(criticalDays, args.warningDays));
}
