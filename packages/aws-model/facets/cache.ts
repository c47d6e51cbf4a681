import { known } from "../value";
import { plural } from "../show";
import type { Resource } from "../resource";
import { CACHE_SUBNET_GROUP } from "../types";
import { gap, hourly, used, type Charges, type CostContext } from "./cost";
import { noteOf, type DrawnBox } from "./drawing";
import { hex, textOf, type Created } from "./identity";
import type { Interfaces } from "./network";

/** What caches of nodes and serverless ones have in common. */
export const cacheNetwork: Interfaces = {
    serves: "cache",
    label: "cache",
    role: "data",
    subnets: ["subnetIds"],
    groups: ["securityGroupIds"],
    subnetGroup: ["subnetGroupName", CACHE_SUBNET_GROUP],
    knowsNoUsers: (cache) => known(cache.get("engine").text()) === "memcached",
};

export const drawnCache: DrawnBox = {
    glyph: "cache",
    place: "zones",
    note: (store, { zones }) =>
        noteOf(known(store.get("engine").text()), zones === 0 ? undefined : `subnets in ${plural(zones, "zone")}`),
};

/** For what holds nothing that its callers could not make again. */
export const startsCold = "the new one is empty: until it has filled again, callers ask what is behind it";

/** `<start>.<name>.<account's own part>.<region, shortened>.cache.amazonaws.com`, as AWS puts the parts together. */
export function cacheHost({ place }: Created, before: string, after = ""): string {
    const region = place.region
        .split("-")
        .map((part, index) =>
            index === 0 ? part : part.replace(/north|south|east|west|central|gov/g, (word) => word[0] ?? ""),
        )
        .join("");
    const own = hex(`${place.accountId}${place.region}`, 6);
    return [before, own, ...(after === "" ? [] : [after]), region, "cache", place.dnsSuffix].join(".");
}

export function cachePort({ inputs }: Created): number {
    if (typeof inputs["port"] === "number") return inputs["port"];
    return textOf(inputs["engine"]) === "memcached" ? 11211 : 6379;
}

/** Nodes by the hour. */
export function cacheNodes(resource: Resource, count: number): Charges {
    const type = known(resource.get("nodeType").text());
    if (type === undefined) return [gap("the node type is not known")];
    const family = known(resource.get("engine").text()) === "valkey" ? "elasticache-valkey" : "elasticache";
    return [hourly(`${family}/${type}`, "cache nodes", count)];
}

/** Snapshots, where some are kept. */
export function cacheSnapshots(resource: Resource, { usage }: CostContext): Charges {
    const days = resource.get("snapshotRetentionLimit").number();
    if (days.state === "unknown") return [gap("whether snapshots are kept is not known")];
    return (known(days) ?? 0) > 0 ? [used("cache-snapshots", "snapshots of caches", usage.cacheSnapshotGb)] : [];
}
