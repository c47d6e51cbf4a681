import type * as pulumi from "@pulumi/pulumi";
import { createAlarm, type AlarmTopics } from "../shared/alarm";

export interface NatGatewayAlarmArgs {
    readonly topics: AlarmTopics;
    /** What people know the gateway by: its zone, or `regional`. */
    readonly key: string;
    readonly gatewayId: pulumi.Input<string>;
}

/** Two warnings: no source port left, and packets dropped. */
export function watchNatGateway(
    name: string,
    { topics, key, gatewayId }: NatGatewayAlarmArgs,
    opts: pulumi.CustomResourceOptions,
): void {
    const common = {
        severity: "warning",
        topics,
        namespace: "AWS/NATGateway",
        dimensions: { NatGatewayId: gatewayId },
        statistic: "Sum",
        comparisonOperator: "GreaterThanThreshold",
        period: 300,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        treatMissingData: "notBreaching",
    } as const;
    createAlarm(
        `${name}-port-allocation`,
        {
            ...common,
            metricName: "ErrorPortAllocation",
            threshold: 0,
            alarmDescription:
                `NAT gateway ${key} has no source port left: new connections to the internet fail. ` +
                "Look for one destination with very many connections, or spread the load over more addresses.",
        },
        opts,
    );
    createAlarm(
        `${name}-packets-dropped`,
        {
            ...common,
            metricName: "PacketsDropCount",
            threshold: 100,
            alarmDescription: `NAT gateway ${key} drops packets. If it goes on, open a case with AWS Support.`,
        },
        opts,
    );
}
