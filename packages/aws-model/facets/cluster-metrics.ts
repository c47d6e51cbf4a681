import { serverlessConnections, type ServerlessCapacity } from "../database-classes";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { RDS_CLUSTER } from "../types";
import { known } from "../value";
import { connectionsUsedUp, instanceGone } from "./database-metrics";
import { every, ramp } from "./series";
import type { HealthyMetric, Mishap } from "./watch";

/** What a cluster's own metrics show while all is well. */
export const healthyCluster: Readonly<Record<string, HealthyMetric>> = {
    MaximumUsedTransactionIDs: every(5, 1e8),
    AuroraReplicaLagMaximum: every(1, 20), // milliseconds
};

/** The same of an instance of it. Memory counts as if the instance were as large as it may become: here, the largest. */
export const healthyMember: Readonly<Record<string, HealthyMetric>> = {
    CPUUtilization: every(1, 10),
    ACUUtilization: every(1, 15),
    DBLoadRelativeToNumVCPUs: every(1, 0.1),
    FreeableMemory: every(1, 512 * 1024 ** 3),
    DatabaseConnections: every(1, 5),
};

/** What can go wrong with a cluster as a whole. */
export const clusterMishaps: readonly Mishap[] = [
    {
        id: "readers-behind",
        title: "A cluster's readers no longer follow its writer",
        story: "Each minute they are a second further behind, for two hours.",
        expects: "tell",
        shows: { AuroraReplicaLagMaximum: ramp(20, 120_000, 120) },
    },
];

/** What can go wrong with one of its instances. */
export function memberMishaps(member: Resource, stack: StackView): readonly Mishap[] {
    const capacity = capacityOf(member, stack);
    return [
        instanceGone(Object.keys(healthyMember)),
        ...(capacity === undefined
            ? []
            : [
                  connectionsUsedUp(serverlessConnections(capacity)),
                  {
                      id: "capacity-used-up",
                      title: "A serverless database is as large as it may become",
                      story: "Within an hour it is at its largest, for another hour.",
                      expects: "tell",
                      shows: { ACUUtilization: ramp(15, 100, 60) },
                  } as const,
              ]),
    ];
}

/** The smallest and the largest capacity of a serverless instance, as its cluster says; undefined where that is not known. */
export function capacityOf(member: Resource, stack: StackView): ServerlessCapacity | undefined {
    if (known(member.get("instanceClass").text()) !== "db.serverless") return undefined;
    const [reference] = stack.resolve(member, member.get("clusterIdentifier"), RDS_CLUSTER);
    if (reference?.kind !== "resource") return undefined;
    const scaling = (bound: string) =>
        known(reference.resource.get("serverlessv2ScalingConfiguration", bound).number());
    const [minCapacity, maxCapacity] = [scaling("minCapacity"), scaling("maxCapacity")];
    return minCapacity === undefined || maxCapacity === undefined ? undefined : { minCapacity, maxCapacity };
}
