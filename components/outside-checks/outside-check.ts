import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";
import { atEdge } from "../shared/edge";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { OutsideCheckPlan } from "./plan";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The health check. */
    healthCheck: aws.route53.HealthCheck,
    /** The alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type OutsideCheckTransforms = TransformsOf<typeof inner>;

export interface OutsideCheckArgs {
    readonly scope: AwsScope;
    readonly check: OutsideCheckPlan;
    /** Topics of us-east-1, where Route 53 has its metrics. */
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: OutsideCheckTransforms | undefined;
}

/**
 * Asks a public host over HTTPS from outside, as its users do: through DNS, the internet and everything before the app. It says nothing of the
 * certificate, which Route 53 does not verify; alarms on its expiry do.
 *
 * Children: the health check, and the alarm in us-east-1. A change of its kind, by `contains`, replaces the health check. 1.60 USD a month,
 * with `contains` 2.60.
 */
export class OutsideCheck extends pulumi.ComponentResource {
    static readonly type = "platform:outside-checks:OutsideCheck";

    constructor(name: string, args: OutsideCheckArgs, opts?: pulumi.ComponentResourceOptions) {
        super(OutsideCheck.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, check, topics } = args;
        const { host, owner, path, contains, asking } = check;
        const healthCheck = new aws.route53.HealthCheck(
            name,
            {
                type: contains === undefined ? "HTTPS" : "HTTPS_STR_MATCH",
                fqdn: host,
                port: 443,
                resourcePath: path,
                ...(contains === undefined ? {} : { searchString: contains }),
                requestInterval: 30,
                failureThreshold: asking.failureThreshold,
                enableSni: true,
                regions: [...asking.regions],
                tags: { Name: `${scope.prefix}-${host}` },
            },
            { parent: this },
        );
        createAlarm(
            name,
            {
                severity: "critical",
                topics,
                namespace: "AWS/Route53",
                metricName: "HealthCheckStatus",
                dimensions: { HealthCheckId: healthCheck.id },
                alarmDescription:
                    `https://${host}${path} (${owner}) does not answer from outside, whatever its own health checks say: the name, the ` +
                    `load balancer's or the CDN's certificate and rules, or the way there. ${runbook}`,
                statistic: "Minimum",
                comparisonOperator: "LessThanThreshold",
                threshold: 1,
                period: 60,
                evaluationPeriods: 3,
                treatMissingData: "breaching", // the checkers report each minute: silence means that nobody looks
                ...atEdge(scope),
            },
            { parent: this },
        );
        this.registerOutputs(transformed(this));
    }
}

const runbook = "Runbook: docs/runbooks/outside-check.md";
