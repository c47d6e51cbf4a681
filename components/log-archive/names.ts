import type { ListedLogGroup } from "../shared/log-group";

/** What the parts of the archive are called, from the start of all names, `<project>-<stack>`. */
export function logArchiveNames(prefix: string) {
    return {
        /** Of the delivery stream, of Firehose's role, and of each subscription. */
        stream: `${prefix}-log-archive`,
        /** Of the role with which CloudWatch Logs hands events to the stream. */
        subscriberRole: `${prefix}-log-archive-logs`,
        /** Where Firehose says what it could not deliver. */
        errorLogGroup: `/${prefix}/log-archive`,
        errorLogStream: "delivery",
        /** The stack's own bucket, in an account. */
        bucketIn: (accountId: string) => `${prefix}-log-archive-${accountId}`,
    };
}

/**
 * The part of a subscription's logical name that stands for its log group: `/platform-prod/services/certs` gives `services.certs`. It is
 * identity, so it depends on the group's name alone.
 */
export function subscriptionKey(prefix: string, { name }: Pick<ListedLogGroup, "name">): string {
    return name.replace(new RegExp(`^/(${prefix}/)?`), "").replaceAll("/", ".");
}
