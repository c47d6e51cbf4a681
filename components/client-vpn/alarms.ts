import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { watchAll } from "../shared/watches";

/**
 * Warns when the endpoint refuses many sign-ins: somebody tries, or the identity provider's metadata is out of date. Who
 * cannot connect tells by himself, and nothing depends on the endpoint besides.
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html
 */
export function watchSignIns(
    name: string,
    args: { readonly topics: AlarmTopics; readonly endpointId: pulumi.Input<string> },
    parent: pulumi.Resource,
): void {
    watchAll(
        name,
        {
            refused: {
                severity: "warning",
                metricName: "AuthenticationFailures",
                statistic: "Sum",
                period: 900,
                evaluationPeriods: 1,
                comparisonOperator: "GreaterThanThreshold",
                threshold: 20,
                treatMissingData: "notBreaching", // nobody connects
                text: "has refused more than 20 sign-ins in 15 minutes: somebody tries, or nobody gets in any more.",
            },
        },
        {
            topics: args.topics,
            title: "The client VPN",
            namespace: "AWS/ClientVPN",
            dimensions: { Endpoint: args.endpointId },
            runbook: "docs/runbooks/client-vpn.md",
        },
        parent,
    );
}
