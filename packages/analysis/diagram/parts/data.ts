import { Reachability } from "@platform/aws-model/graph/reachability";
import type { Resource } from "@platform/aws-model/resource";
import {
    CACHE_CLUSTER,
    CACHE_REPLICATION_GROUP,
    CACHE_SERVERLESS,
    EFS_MOUNT_TARGET,
    RDS_CLUSTER,
    RDS_INSTANCE,
} from "@platform/aws-model/types";
import { boxOf, type Draft } from "../draft";
import type { BoxKind } from "../model";
import { joined, plural, textOf } from "../words";
import { ROW } from "./network";

const STORES: readonly (readonly [types: readonly string[], kind: BoxKind])[] = [
    [[...RDS_INSTANCE, ...RDS_CLUSTER], "database"],
    [[...CACHE_CLUSTER, ...CACHE_REPLICATION_GROUP, ...CACHE_SERVERLESS], "cache"],
];

/** Databases and caches below the zones that they span, file systems in their subnets, and the apps that reach them. */
export function addData(draft: Draft): void {
    for (const [types, kind] of STORES) {
        for (const store of draft.plan.ofType(types)) {
            const subnets = draft.subnetsOf(store);
            const zones = new Set(subnets.map((subnet) => textOf(subnet, "availabilityZone"))).size;
            const note = joined(textOf(store, "engine"), zones === 0 ? undefined : plural(zones, "zone"));
            draft.add(boxOf(store, kind, { note, row: ROW.data }), draft.frameOf(subnets));
        }
    }
    for (const target of draft.plan.ofType(EFS_MOUNT_TARGET)) {
        for (const subnet of draft.subnetsOf(target))
            draft.add(boxOf(target, "files", { note: "mount target" }), subnet.urn);
    }
    addUsers(draft);
}

/** Who may open connections to a data store, by its security groups; people's ways in are left out. */
function addUsers(draft: Draft): void {
    const { graph, settings } = draft.plan;
    const stores = graph.withRole("data");
    if (stores.length === 0) return;
    const reachability = new Reachability(graph, settings);
    for (const store of stores) {
        for (const { from, by } of reachability.callers(store)) {
            if (from.role !== "app") continue;
            const detail = `${from.producer.name} to ${store.producer.name} (${by.because})`;
            for (const end of usersOf(draft, from.producer))
                for (const to of draft.boxesOf(store.producer.urn))
                    draft.link({ from: end, to, kind: "data", urn: store.producer.urn, detail });
        }
    }
}

/** Tasks on shared instances use their instances' addresses: the cluster stands for both. */
function usersOf(draft: Draft, producer: Resource): readonly string[] {
    const boxes = draft.boxesOf(producer.urn);
    const clusters = draft.links
        .filter(({ kind, to }) => kind === "runs" && boxes.includes(to))
        .map(({ from }) => from);
    return clusters.length > 0 ? [...new Set(clusters)] : boxes;
}
