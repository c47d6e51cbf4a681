import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";
import { watchAll } from "../shared/watches";
import { instanceWatches, primaryWatches, replicaWatches } from "./alarms";
import { watchEvents } from "./events";
import { watchLog } from "./log-alarms";
import type { PlannedDatabase, PlannedReplica } from "./plan";

/** A replica with the resource that it became. */
export interface MadeReplica {
    readonly replica: PlannedReplica;
    readonly instance: aws.rds.Instance;
}

/** Every alarm of a database: on its instances' metrics, its log, and what RDS tells of. */
export function watchDatabase(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly topics: AlarmTopics;
        /** For readers: `Database main`. */
        readonly title: string;
        readonly planned: PlannedDatabase;
        readonly instance: aws.rds.Instance;
        readonly replicas: readonly MadeReplica[];
        /** Group of the log that PostgreSQL writes. */
        readonly logGroup: aws.cloudwatch.LogGroup | undefined;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, planned, instance, replicas } = args;
    const watchInstance = (of: string, what: string, { identifier }: aws.rds.Instance, own: typeof replicaWatches) => {
        const about = { topics, title: what, namespace: "AWS/RDS", runbook: "docs/runbooks/database.md" };
        const dimensions = { DBInstanceIdentifier: identifier };
        watchAll(of, { ...instanceWatches(planned), ...own }, { ...about, dimensions }, parent);
    };
    watchInstance(name, title, instance, primaryWatches(planned));
    for (const { replica, instance: copy } of replicas) {
        watchInstance(`${name}-${replica.key}`, `${title}, ${replica.key},`, copy, replicaWatches);
    }
    const { names } = planned;
    const sources = [names.identifier, ...planned.replicas.map(({ identifier }) => identifier)];
    watchEvents(name, { scope, topics, title, physicalName: names.events, sources }, parent);
    if (args.logGroup !== undefined) {
        watchLog(name, { scope, topics, title, logGroupName: args.logGroup.name }, parent);
    }
}
