import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, NAT_GATEWAY, RDS_INSTANCE } from "@platform/aws-model/types";
import type { Plan } from "../../plan";
import { known } from "@platform/aws-model/value";
import { every, ramp } from "../cloudwatch/series";
import { byName, keyOf, scenario, type Event, type Scenario } from "./scenario";

const GIB = 1024 ** 3;

const EVENTS = {
    disk: {
        id: "full-disk",
        title: "A database's disk fills up",
        story: "Free space goes from half of the disk to nothing within four hours, and stays there for an hour.",
        expects: "wake",
        lasts: 300,
    },
    memory: {
        id: "full-cache",
        title: "A cache is full",
        story: "It has no memory left and drops entries that are still wanted.",
        expects: "tell",
    },
    ports: {
        id: "nat-ports",
        title: "A NAT gateway has no ports left",
        story: "50 new connections a minute to the internet fail.",
        expects: "tell",
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to data and gateways. */
export function dataScenarios(plan: Plan): readonly Scenario[] {
    return [
        ...plan.ofType(RDS_INSTANCE).map((resource) => {
            const { name: where, urn } = resource;
            const half = ((known(resource.get("allocatedStorage").number()) ?? 100) * GIB) / 2;
            const keys = keyOf("DBInstanceIdentifier", known(resource.get("identifier").text()));
            return scenario(EVENTS.disk, { where, urn, keys }, byName({ FreeStorageSpace: ramp(half, 0, 4 * 60) }));
        }),
        ...caches(plan),
        ...plan
            .ofType(NAT_GATEWAY)
            .map(({ name: where, urn, id }) =>
                scenario(
                    EVENTS.ports,
                    { where, urn, keys: [`NatGatewayId=${id}`] },
                    byName({ ErrorPortAllocation: every(1, 50) }),
                ),
            ),
    ];
}

function caches(plan: Plan): readonly Scenario[] {
    const change = byName({
        ...{ DatabaseMemoryUsagePercentage: every(1, 100), Evictions: every(1, 500), FreeableMemory: every(1, 0) },
        SwapUsage: every(1, GIB),
    });
    return plan.ofType([...CACHE_CLUSTER, ...CACHE_REPLICATION_GROUP]).map((resource) => {
        const { name: where, urn } = resource;
        const keys = [
            ...keyOf("CacheClusterId", known(resource.get("clusterId").text())),
            ...keyOf("ReplicationGroupId", known(resource.get("replicationGroupId").text())),
        ];
        return scenario(EVENTS.memory, { where, urn, keys }, change);
    });
}
