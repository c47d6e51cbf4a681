import { CACHE_CLUSTER, CACHE_REPLICATION_GROUP, NAT_GATEWAY, RDS_INSTANCE } from "../../../../policy-pack/lib/types";
import type { Plan } from "../../plan";
import { known } from "../../shared/references";
import { every, ramp } from "../cloudwatch/series";
import type { Subject } from "../subjects";
import { CERTIFICATE, QUEUE } from "../types";
import type { Watch } from "../watch";
import { byName, scenario, type Event, type Scenario } from "./scenario";

const DAY = 24 * 60;
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
    certificate: {
        id: "certificate-expires",
        title: "A certificate is not renewed",
        story: "40 days before it expires nobody has renewed it; AWS counts down twice a day.",
        expects: "wake",
        lasts: 40 * DAY,
        span: { minutes: 41 * DAY, step: 60 },
    },
    delivery: {
        id: "alert-undelivered",
        title: "An alert does not arrive",
        story: "A topic cannot deliver one message to one of its subscribers.",
        expects: "tell",
        lasts: 1,
    },
    task: {
        id: "scheduled-task-fails",
        title: "A scheduled task fails",
        story: "One message arrives in the queue for failures.",
        expects: "tell",
        lasts: 1,
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to data, gateways, certificates and the alerts themselves. */
export function dataScenarios(plan: Plan, watch: Watch, subjects: readonly Subject[]): readonly Scenario[] {
    const topics = subjects.filter(({ kind }) => kind === "alert delivery");
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
        ...plan.ofType(CERTIFICATE).map((resource) => {
            const { name: where, urn } = resource;
            const keys = keyOf("CertificateArn", known(resource.get("arn").text()));
            return scenario(
                EVENTS.certificate,
                { where, urn, keys },
                byName({ DaysToExpiry: ramp(40, 0, 40 * DAY, DAY / 2) }),
            );
        }),
        ...topics.map(({ name: where, urn, keys }) =>
            scenario(EVENTS.delivery, { where, urn, keys }, byName({ NumberOfNotificationsFailed: every(1, 1) })),
        ),
        ...queues(plan, watch),
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

/** Of queues, those that alarms look at: others have a service that works them off. */
function queues(plan: Plan, watch: Watch): readonly Scenario[] {
    return plan.ofType(QUEUE).flatMap((resource) => {
        const { name: where, urn } = resource;
        const keys = keyOf("QueueName", known(resource.get("name").text()));
        if (keys.every((key) => watch.at(key).length === 0)) return [];
        const arrived = { NumberOfMessagesSent: every(1, 1), ApproximateNumberOfMessagesVisible: every(1, 1) };
        return [scenario(EVENTS.task, { where, urn, keys }, byName(arrived))];
    });
}

function keyOf(dimension: string, value: string | undefined): readonly string[] {
    return value === undefined ? [] : [`${dimension}=${value}`];
}
