import { capacityUnitMiB, serverlessConnections } from "@platform/aws-model/database-classes";
import { databaseNames } from "../names";
import { parametersOf } from "../parameters";
import type { PlannedDatabase } from "../plan";
import type { AuroraConfig } from "../schema";

/** An instance of a cluster that is to exist. Each can be the writer: AWS chooses anew whenever one fails. */
export interface PlannedMember {
    /** Its number, from 1: part of its logical name. One reader fewer takes away the highest. */
    readonly key: string;
    readonly identifier: string;
    readonly zone: string | undefined;
    /** Who takes over first: the lowest. Instances of 0 and 1 are as large as the writer, others as their own load wants. */
    readonly promotionTier: number;
}

/** A cluster with its instances. */
export interface PlannedAurora extends PlannedDatabase {
    readonly config: AuroraConfig;
    /** Memory of an instance that has been enlarged as far as it may. */
    readonly memoryMiB: number;
    readonly members: readonly PlannedMember[];
}

/** @param zones Zones of the data subnets; instances take them in turn. */
export function plannedAurora(
    prefix: string,
    key: string,
    config: AuroraConfig,
    zones: readonly string[],
): PlannedAurora {
    const names = databaseNames(prefix, key);
    const maxConnections = serverlessConnections(config);
    return {
        config,
        names,
        memoryMiB: config.maxCapacity * capacityUnitMiB,
        maxConnections,
        family: `aurora-postgresql${config.version}`,
        parameters: parametersOf(config, maxConnections),
        members: Array.from({ length: 1 + config.readers }, (_unused, index) => ({
            key: String(index + 1),
            identifier: `${names.identifier}-${index + 1}`,
            zone: zones[index % zones.length],
            promotionTier: Math.min(index, 2),
        })),
    };
}
