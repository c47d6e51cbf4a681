import * as pulumi from "@pulumi/pulumi";
import { createExpiryAlarms } from "../dns/alarms";
import { createAlarm, type AlarmTopics, type Dimensions } from "../shared/alarm";
import { createCountAlarm, createErrorRatioAlarm } from "./alarms";
import type { LoadBalancerConfig } from "./schema";

export interface LoadBalancerAlarmsArgs {
    readonly config: Pick<LoadBalancerConfig, "certificateArn" | "errorRatio">;
    readonly topics: AlarmTopics;
    /** The load balancer in CloudWatch's dimensions. */
    readonly arnSuffix: pulumi.Input<string>;
    /** Whether it answers for an app itself, with 503. */
    readonly hasMaintenance: boolean;
    /** Whether people sign in there. */
    readonly signsIn: boolean;
    /** Known in a first preview, like every alarm's text. */
    readonly logBucketName: pulumi.Input<string>;
}

/** Days before expiry at which the alarm of a load balancer's own certificate warns. */
const certificateWarningDays = 30;

/**
 * What a load balancer answers itself, without the 503 of a maintenance page. Of apps without a healthy copy, which are 503
 * as well, each route's own alarm tells.
 */
const errorsBut503 = {
    from_load_balancer: "HTTPCode_ELB_500_Count",
    gateway: "HTTPCode_ELB_502_Count",
    timeout: "HTTPCode_ELB_504_Count",
};

/** Errors of everything behind a load balancer, connections that it turns away, sign-ins that fail, and its own certificate's expiry. */
export function createLoadBalancerAlarms(
    name: string,
    { arnSuffix, config, hasMaintenance, logBucketName, signsIn, topics }: LoadBalancerAlarmsArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const what = `load balancer ${name}`;
    const dimensions = { LoadBalancer: arnSuffix };
    createErrorRatioAlarm(
        `${name}-errors`,
        {
            topics,
            dimensions,
            errorRatio: config.errorRatio,
            errorMetrics: {
                ...(hasMaintenance ? errorsBut503 : { from_load_balancer: "HTTPCode_ELB_5XX_Count" }),
                from_apps: "HTTPCode_Target_5XX_Count",
            },
            alarmDescription: pulumi.concat(
                `${what} answers more than ${config.errorRatio.percent} percent of requests with an error (5xx). See which `,
                "app's own alarm fires with it, and roll back what was deployed last. If none does, look for 502, 503 and ",
                "504 in the access logs, bucket ",
                logBucketName,
                ".",
            ),
        },
        opts,
    );
    createCountAlarm(
        `${name}-rejected`,
        {
            severity: "critical",
            topics,
            metricName: "RejectedConnectionCount",
            statistic: "Sum",
            dimensions,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            minutes: { past: 3, of: 5 },
            alarmDescription: pulumi.concat(
                `${what} turns connections away because it has as many as it can hold. Look in the connection logs, bucket `,
                logBucketName,
                ", whether a few addresses open most of them, and keep those out; if not, ask AWS Support for capacity.",
            ),
        },
        opts,
    );
    if (signsIn) {
        createSignInAlarm(`${name}-sign-in`, { topics, dimensions, what }, opts);
    }
    if (config.certificateArn !== undefined) {
        createExpiryAlarms(
            `${name}-certificate`,
            {
                topics,
                certificateArn: config.certificateArn,
                what: `${what}: its certificate`,
                warningDays: certificateWarningDays,
                imported: true,
            },
            opts,
        );
    }
}

/** Identity providers that are down, and clients that they do not know. Whom they refuse does not count. */
function createSignInAlarm(
    name: string,
    about: Pick<LoadBalancerAlarmsArgs, "topics"> & { readonly dimensions: Dimensions; readonly what: string },
    opts: pulumi.CustomResourceOptions,
): void {
    const { topics, dimensions, what } = about;
    createAlarm(
        name,
        {
            severity: "critical",
            topics,
            namespace: "AWS/ApplicationELB",
            metricName: "ELBAuthError",
            dimensions,
            statistic: "Sum",
            period: 300,
            evaluationPeriods: 3,
            datapointsToAlarm: 2,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 5,
            treatMissingData: "notBreaching", // nobody has tried in vain
            alarmDescription:
                `${what} cannot sign people in: it does not reach the identity provider, or they disagree about the ` +
                "client's id, its secret or an address. Look whether the identity provider is up; if the secret was " +
                "changed there, put the new one where the stack's file says and run `pulumi up`. See docs/runbooks/sign-in.md.",
        },
        opts,
    );
}
