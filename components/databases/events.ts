import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { watchFailedEvents } from "../shared/failed-events";
import type { AwsScope } from "../shared/scope";

/**
 * What RDS tells of, of which no metric does: a failover, a failure, a volume at its limit, a broken replica.
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
const categories = ["failover", "failure", "low storage", "read replica", "recovery"];

/** Keeps the events of a database's instances, and warns of each. */
export function watchEvents(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly topics: AlarmTopics;
        readonly title: string;
        /** Fixed name of the queue, at most 64 characters. */
        readonly physicalName: string;
        /** Identifiers of what the events are of. */
        readonly sources: readonly string[];
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, physicalName, sources } = args;
    watchFailedEvents(
        `${name}-events`,
        {
            scope,
            topics,
            physicalName,
            description: `${title}: failovers and failures`,
            eventPattern: pulumi.jsonStringify({
                source: ["aws.rds"],
                "detail-type": ["RDS DB Instance Event", "RDS DB Cluster Event"],
                detail: { SourceIdentifier: sources, EventCategories: categories },
            }),
            sid: "DatabaseEvents",
            alarmDescription:
                `${title} failed over, or RDS tells of a failure, of storage at its limit or of a broken replica. Poll the ` +
                `messages of the queue ${physicalName}: Message says what. Runbook: docs/runbooks/database.md`,
        },
        parent,
    );
}
