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
    /** Whether AWS delivers logs to buckets that the key encrypts. */
    readonly forLogDelivery: boolean;
    /** Whether something of the stack has its metrics in us-east-1 alone: a stack elsewhere gets topics there. */
    readonly looksAtEdge: boolean;
}

/**
 * Where a stack's alarms go, and the key that encrypts them: EncryptionKey `encryption`, Alerts `alerts` and, of a stack outside
 * us-east-1 that needs them, the edge's. `shared` is what every part that logs and warns is handed.
 */
export function createAlerting({ scope, config, deletionProtection, forLogDelivery, looksAtEdge }: AlertingArgs) {
    const encryption = new EncryptionKey("encryption", { scope, deletionProtection, forLogDelivery });
    const { keyArn: encryptionKeyArn } = encryption;
    const needsEdge = looksAtEdge && scope.region !== edgeRegion;
    const edge = needsEdge ? createEdgeAlerts({ scope, config, deletionProtection }) : undefined;
    const alerts = new Alerts("alerts", { scope, config, encryptionKeyArn, edgeTopics: edge?.topics });
    return { encryption, alerts, edge, shared: { scope, encryptionKeyArn, topics: alerts.topics } };
}
