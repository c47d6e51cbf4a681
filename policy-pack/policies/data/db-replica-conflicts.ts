import type { Graph } from "@platform/aws-model/graph/graph";
import { resourcesOf } from "@platform/aws-model/graph/reference";
import type { Resource } from "@platform/aws-model/resource";
import { RDS_INSTANCE } from "@platform/aws-model/types";
import type { PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy } from "../../lib/policy";

/** What AWS refuses only when it is asked, or does by losing a replica. */
export const dbReplicaConflicts = stackPolicy({
    name: "db-replica-conflicts",
    description:
        "Databases with read replicas must have neither a password that RDS manages nor blue/green updates, nor may these two come together.",
    why: "AWS makes no replica of a database whose password RDS manages, and a blue/green update promotes replicas or leaves them behind.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Give the source a password of your own that is rotated, and upgrade it in place.",
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations",
    check(graph) {
        const sources = sourcesIn(graph);
        return graph
            .ofType(RDS_INSTANCE)
            .flatMap((instance) => [
                ...(sources.has(instance) ? judgeSource(instance) : []),
                ...(updatesBlueGreen(instance) ? judgePassword(instance) : []),
            ]);
    },
});

/** The databases that have replicas in the stack. SQL Server alone takes both. */
function sourcesIn(graph: Graph): ReadonlySet<Resource> {
    const sources = graph
        .ofType(RDS_INSTANCE)
        .flatMap((replica) => resourcesOf(graph.resolve(replica, replica.get("replicateSourceDb"), RDS_INSTANCE)));
    return new Set(sources.filter((source) => !isSqlServer(source)));
}

function isSqlServer(database: Resource): boolean {
    const engine = database.get("engine").text();
    return engine.state === "known" && /sqlserver/i.test(engine.value);
}

function judgeSource(source: Resource): PolicyFinding[] {
    const blueGreen = source.get("blueGreenUpdate", "enabled");
    return [...judgePassword(source), ...expectFlag(source, blueGreen, { wanted: false, fix: "upgrade in place" })];
}

function judgePassword(database: Resource): PolicyFinding[] {
    const fix = "give it a password of your own that is rotated";
    return expectFlag(database, database.get("manageMasterUserPassword"), { wanted: false, fix });
}

function updatesBlueGreen(database: Resource): boolean {
    const flag = database.get("blueGreenUpdate", "enabled").flag();
    return flag.state === "known" && flag.value;
}
