import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { watchAll, type Watch } from "../shared/watches";
import { aboutDatabases } from "./alarms";
import type { Surroundings } from "./engine";
import { watchEvents } from "./events";
import { watchLog } from "./log-alarms";
import { instanceWatches, primaryWatches, replicaWatches } from "./postgres-alarms";
import type { PlannedPostgres, PlannedReplica } from "./postgres-plan";

/** A replica with the resource that it became. */
interface MadeReplica {
    readonly replica: PlannedReplica;
    readonly instance: aws.rds.Instance;
}

/** Every alarm of an instance and its replicas: on their metrics, its log, and what RDS tells of. */
export function watchInstances(
    name: string,
    args: Pick<Surroundings, "scope" | "topics" | "title"> & {
        readonly planned: PlannedPostgres;
        readonly instance: aws.rds.Instance;
        readonly replicas: readonly MadeReplica[];
        /** Group of the log that PostgreSQL writes. */
        readonly logGroup: aws.cloudwatch.LogGroup | undefined;
    },
    parent: pulumi.Resource,
): void {
    const { scope, topics, title, planned, instance, replicas } = args;
    const watchInstance = (
        of: string,
        what: string,
        { identifier }: aws.rds.Instance,
        own: Readonly<Record<string, Watch>>,
    ) => {
        const about = { ...aboutDatabases, topics, title: what, dimensions: { DBInstanceIdentifier: identifier } };
        watchAll(of, { ...instanceWatches(planned), ...own }, about, parent);
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
