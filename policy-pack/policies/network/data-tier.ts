import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";

/** How databases and caches say in which subnets they stand. */
export interface DataPlacement {
    readonly resource: Resource;
    /** The property that names the subnet group, or for serverless caches the subnets. */
    readonly property: string;
    /** Properties of which one means that another resource decides the placement. */
    readonly unless: readonly string[];
}

const PLACEMENTS: readonly (readonly [types: readonly string[], property: string, unless: readonly string[]])[] = [
    [types.RDS_INSTANCE, "dbSubnetGroupName", ["replicateSourceDb"]],
    [types.RDS_CLUSTER, "dbSubnetGroupName", ["replicationSourceIdentifier"]],
    [types.CACHE_CLUSTER, "subnetGroupName", ["replicationGroupId"]],
    [types.CACHE_REPLICATION_GROUP, "subnetGroupName", []],
    [types.CACHE_SERVERLESS, "subnetIds", []],
];

/** Every database and cache of a stack, with where it says its place. */
export function dataPlacements(ofType: (types: readonly string[]) => readonly Resource[]): readonly DataPlacement[] {
    return PLACEMENTS.flatMap(([tokens, property, unless]) =>
        ofType(tokens).map((resource) => ({ resource, property, unless })),
    );
}

/** Whether the place is left to AWS: the default group, in the default VPC, whose subnets are public. */
export function isDefaultPlace({ resource, property, unless }: DataPlacement): boolean {
    if (unless.some((other) => resource.input(other).state !== "absent")) return false;
    const text = resource.input(property).text();
    const none = resource.input(property).items().length === 0;
    return none || (text.state === "known" && (text.value === "" || text.value === "default"));
}
