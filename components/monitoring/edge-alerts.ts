import type * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../security/encryption-key";
import type { AlarmTopics } from "../shared/alarm";
import { edgeRegion } from "../shared/edge";
import type { AwsScope } from "../shared/scope";
import { Alerts } from "./alerts";
import type { AlertsConfig } from "./block";

/**
 * Topics in us-east-1, for alarms on what has its metrics there: an alarm tells topics of its own region alone. Each address
 * confirms once more. Slack's channels show them together with the stack's own, for a channel has one configuration.
 *
 * Children: `alerts-edge`, and `encryption-edge` with the key of its topics and of logs there. About 1.20 USD a month.
 */
export function createEdgeAlerts(args: {
    readonly scope: AwsScope;
    readonly config: AlertsConfig;
    readonly deletionProtection: boolean;
}): { readonly topics: AlarmTopics; readonly encryptionKeyArn: pulumi.Output<string> } {
    const { critical, warning } = args.config;
    const scope = { ...args.scope, region: edgeRegion };
    const opts = { transformations: [inEdgeRegion] };
    const { keyArn } = new EncryptionKey(
        "encryption-edge",
        { scope, deletionProtection: args.deletionProtection },
        opts,
    );
    const config = { critical: { emails: critical.emails }, warning: { emails: warning.emails } };
    const { topics } = new Alerts("alerts-edge", { scope, config, encryptionKeyArn: keyArn }, opts);
    return { topics, encryptionKeyArn: keyArn };
}

/** What a component makes is where the provider is, unless it says otherwise. */
function inEdgeRegion({ type, props, opts }: pulumi.ResourceTransformationArgs) {
    return type.startsWith("aws:") ? { props: { ...props, region: edgeRegion }, opts } : undefined;
}
