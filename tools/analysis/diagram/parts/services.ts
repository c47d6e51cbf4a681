import type { Resource } from "../../../../policy-pack/lib/resource";
import { valuesAt } from "../../../../policy-pack/graph/paths";
import {
    ECS_CLUSTER,
    ECS_CLUSTER_CAPACITY_PROVIDERS,
    ECS_SERVICE,
    TARGET_GROUP,
} from "../../../../policy-pack/lib/types";
import { boxOf, joined, numberOf, plural, span, textOf, type Draft } from "../draft";
import type { Box } from "../model";
import { groupsBehind } from "./compute";
import { routeText, type Forwarder } from "./forwarding";
import { ROW } from "./network";

/** More services than this stand in grids, one for each set of load balancers, with one line to each grid. */
const SINGLE = 5;
/** Cells beside each other in a cluster: what fits a page. */
const COLUMNS = 6;
const SCALING_TARGET = ["aws:appautoscaling/target:Target"];

interface Placed {
    readonly service: Resource;
    /** Its load balancers, each with the rules that lead to it. */
    readonly ways: readonly (Forwarder & { readonly text: string })[];
}

/** Clusters with their services, and lines from load balancers to services. */
export function addServices(draft: Draft, known: ReadonlyMap<string, readonly Forwarder[]>): void {
    const { plan } = draft;
    const services = plan.ofType(ECS_SERVICE);
    const byCluster = new Map<string, Resource[]>();
    for (const service of services) {
        const key = draft.targets(service, service.get("cluster"), ECS_CLUSTER)[0]?.urn ?? "";
        byCluster.set(key, [...(byCluster.get(key) ?? []), service]);
    }
    for (const [urn, members] of byCluster) addCluster(draft, plan.find(urn), members, known);
    for (const cluster of plan.ofType(ECS_CLUSTER))
        if (!byCluster.has(cluster.urn)) addCluster(draft, cluster, [], known);
}

function addCluster(
    draft: Draft,
    cluster: Resource | undefined,
    services: readonly Resource[],
    known: ReadonlyMap<string, readonly Forwarder[]>,
): void {
    const hosts = hostsOf(draft, cluster, services);
    const subnets = [...hosts, ...services].flatMap((resource) => draft.subnetsOf(resource));
    const id = cluster?.urn ?? "services without cluster";
    const note = plural(services.length, "service");
    const frame = { id, kind: "cluster", note, row: ROW.apps, children: [] } as const;
    const title = cluster === undefined ? "ECS cluster of another stack" : `ECS cluster ${cluster.name}`;
    draft.add({ ...frame, title, ...(cluster && { urn: cluster.urn }) }, draft.frameOf(subnets));
    const placed = services.map((service) => placeOf(draft, service, known));
    const groups = services.length <= SINGLE ? placed.map((one) => [one]) : byBalancers(placed);
    const columns = columnsOf(groups.map(({ length }) => length));
    groups.forEach((group, at) => {
        addGroup(draft, id, group, columns[at] ?? 1);
    });
    for (const host of hosts)
        for (const to of draft.boxesOf(host.urn))
            draft.link({ from: id, to, kind: "runs", urn: host.urn, detail: `${title} runs on ${host.name}` });
}

/** The groups of instances that a cluster's tasks run on. */
function hostsOf(draft: Draft, cluster: Resource | undefined, services: readonly Resource[]): readonly Resource[] {
    const links = draft.plan.ofType(ECS_CLUSTER_CAPACITY_PROVIDERS).filter((owner) => {
        const found = draft.targets(owner, owner.get("clusterName"), ECS_CLUSTER);
        return found.some(({ urn }) => urn === cluster?.urn);
    });
    const named = links.flatMap((owner) => groupsBehind(draft, owner, "capacityProviders"));
    const used = services.flatMap((service) => groupsBehind(draft, service, "capacityProviderStrategies"));
    return [...new Map([...named, ...used].map((group) => [group.urn, group])).values()];
}

function placeOf(draft: Draft, service: Resource, known: ReadonlyMap<string, readonly Forwarder[]>): Placed {
    const groups = draft.targets(service, valuesAt(service, "loadBalancers.*.targetGroupArn"), TARGET_GROUP);
    const ways = groups.flatMap((group) =>
        (known.get(group.urn) ?? []).map((way) => ({ ...way, text: routeText(way.balancer, group) })),
    );
    return { service, ways };
}

function byBalancers(placed: readonly Placed[]): Placed[][] {
    const groups = new Map<string, Placed[]>();
    for (const one of placed) {
        const key = [...new Set(one.ways.map(({ balancer }) => balancer.urn))].sort().join(" ");
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()];
}

/** Shares a page's columns out: one for each group, the rest to those with most rows. */
export function columnsOf(sizes: readonly number[]): number[] {
    const columns = sizes.map(() => 1);
    const rows = (at: number): number => Math.ceil((sizes[at] ?? 0) / (columns[at] ?? 1));
    for (let left = COLUMNS - sizes.length; left > 0; left -= 1) {
        const tallest = sizes.reduce((best, _, at) => (rows(at) > rows(best) ? at : best), 0);
        if (rows(tallest) <= 1) break;
        columns[tallest] = (columns[tallest] ?? 1) + 1;
    }
    return columns;
}

function addGroup(draft: Draft, frame: string, group: readonly Placed[], columns: number): void {
    const cells = group.map(({ service }) => cellOf(draft, service));
    const [only] = cells;
    const names = [...new Set((group[0]?.ways ?? []).map(({ balancer }) => balancer.name))];
    const title = names.length === 0 ? "behind no load balancer" : `behind ${names.join(" and ")}`;
    const note = plural(group.length, "service");
    const grid: Box = { id: `${frame} ${title}`, kind: "group", title, note, grid: cells, columns };
    const { id } = draft.add(cells.length === 1 && only !== undefined ? only : grid, frame);
    for (const { ways } of group)
        for (const { balancer, by, text } of ways)
            draft.link({ from: balancer.urn, to: id, kind: "traffic", urn: by.urn, detail: text });
}

function cellOf(draft: Draft, service: Resource): Box {
    const scaled = draft.plan
        .ofType(SCALING_TARGET)
        .find((target) => textOf(target, "resourceId")?.endsWith(`/${textOf(service, "name") ?? service.urn}`));
    const copies =
        span(scaled && numberOf(scaled, "minCapacity"), scaled && numberOf(scaled, "maxCapacity")) ??
        numberOf(service, "desiredCount")?.toString();
    const port = textOf(service, "loadBalancers", 0, "containerPort");
    const note = copies === undefined ? "ECS service" : `${copies} ${copies === "1" ? "copy" : "copies"}`;
    return boxOf(service, "service", { note, detail: joined("ECS service", port && `port ${port}`) });
}
