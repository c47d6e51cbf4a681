import { EncryptionKey } from "../security/encryption-key";
import { edgeRegion } from "../shared/edge";
import type { AwsScope } from "../shared/scope";
import { Alerts } from "./alerts";
import type { AlertsConfig } from "./block";
import { createEdgeAlerts } from "./edge-alerts";

export interface AlertingArgs {
    readonly scope: AwsScope;
    /** The `alerts` block of the stack's configuration. */
    readonly config: AlertsConfig;
    readonly deletionProtection: boolean;
    /** The parts of the stack's configuration that need something of the key or the topics. */
    readonly stack: {
        /** Its flow logs: AWS delivers those in a bucket with the key. */
        readonly network?: { readonly flowLogs: { readonly destination: string } } | undefined;
        /** These have their metrics in us-east-1 alone: a stack elsewhere gets topics there. */
        readonly sites: Readonly<Record<string, object>>;
        readonly outsideChecks?: object | undefined;
        /** Budgets and cost anomalies of the account are told of by the topic of warnings. */
        readonly spend?: object | undefined;
    };
}

/**
 * Where a stack's alarms go, and the key that encrypts them: EncryptionKey `encryption`, Alerts `alerts` and, of a stack outside
 * us-east-1 that needs them, the edge's. `shared` is what every part that logs and warns is handed.
 */
export function createAlerting({ scope, config, deletionProtection, stack }: AlertingArgs) {
    const forLogDelivery = stack.network?.flowLogs.destination === "s3";
    const takesSpend = stack.spend !== undefined;
    const encryption = new EncryptionKey("encryption", { scope, deletionProtection, forLogDelivery, takesSpend });
    const { keyArn: encryptionKeyArn } = encryption;
    const looksAtEdge = Object.keys(stack.sites).length > 0 || stack.outsideChecks !== undefined;
    const needsEdge = looksAtEdge && scope.region !== edgeRegion;
    const edge = needsEdge ? createEdgeAlerts({ scope, config, deletionProtection }) : undefined;
    const alerts = new Alerts("alerts", { scope, config, encryptionKeyArn, takesSpend, edgeTopics: edge?.topics });
    return { encryption, alerts, edge, shared: { scope, encryptionKeyArn, topics: alerts.topics } };
}
