import type { Resource } from "@platform/aws-model/resource";
import { valuesAt } from "@platform/aws-model/paths";
import { ECS_CLUSTER, ECS_CLUSTER_CAPACITY_PROVIDERS, ECS_SERVICE, TARGET_GROUP } from "@platform/aws-model/types";
import { boxOf, type DrawingBuilder } from "../drawing-builder";
import type { Box } from "../model";
import { groupsBehind } from "./compute";
import { routeText, type Forwarder } from "./forwarding";
import { noteOf, span } from "@platform/aws-model/facets/drawing";
import { numberOf, propertyText } from "../properties";
import { ROW } from "./network";
import { byBalancers, columnsOf, titleOf, type Placed } from "./service-groups";
import { plural } from "@platform/aws-model/show";

/** More services than this stand in grids, one for each set of load balancers, with one line to each grid. */
const SINGLE = 5;
const SCALING_TARGET = ["aws:appautoscaling/target:Target"];

/** Clusters with their services, and lines from load balancers to services. */
export function addServices(builder: DrawingBuilder, known: ReadonlyMap<string, readonly Forwarder[]>): void {
    const { plan } = builder;
    const services = plan.ofType(ECS_SERVICE);
    const byCluster = new Map<string, Resource[]>();
    for (const service of services) {
        const key = builder.targets(service, service.get("cluster"), ECS_CLUSTER)[0]?.urn ?? "";
        byCluster.set(key, [...(byCluster.get(key) ?? []), service]);
    }
    for (const [urn, members] of byCluster) addCluster(builder, plan.find(urn), members, known);
    for (const cluster of plan.ofType(ECS_CLUSTER))
        if (!byCluster.has(cluster.urn)) addCluster(builder, cluster, [], known);
}

function addCluster(
    builder: DrawingBuilder,
    cluster: Resource | undefined,
    services: readonly Resource[],
    known: ReadonlyMap<string, readonly Forwarder[]>,
): void {
    const hosts = hostsOf(builder, cluster, services);
    const subnets = [...hosts, ...services].flatMap((resource) => builder.subnetsOf(resource));
    const id = cluster?.urn ?? "services without cluster";
    const note = plural(services.length, "service");
    const title = cluster === undefined ? "ECS cluster of another stack" : titleOfCluster(cluster);
    const frame: Box = { id, kind: "cluster", title, note, row: ROW.apps, children: [] };
    builder.add(cluster === undefined ? frame : { ...frame, urn: cluster.urn }, builder.frameOf(subnets));
    const placed = services.map((service) => placeOf(builder, service, known));
    const groups = services.length <= SINGLE ? placed.map((one) => [one]) : byBalancers(placed);
    const columns = columnsOf(groups.map(({ length }) => length));
    groups.forEach((group, at) => {
        addGroup(builder, id, group, columns[at] ?? 1);
    });
    for (const host of hosts)
        for (const to of builder.boxesOf(host.urn))
            builder.link({ from: id, to, kind: "runs", urn: host.urn, detail: `${title} runs on ${host.name}` });
}

/** A name that ends with the word says it. */
function titleOfCluster({ name }: Resource): string {
    return /(^|-)cluster$/.test(name) ? `ECS ${name}` : `ECS cluster ${name}`;
}

/** The groups of instances that a cluster's tasks run on. */
function hostsOf(
    builder: DrawingBuilder,
    cluster: Resource | undefined,
    services: readonly Resource[],
): readonly Resource[] {
    const links = builder.plan.ofType(ECS_CLUSTER_CAPACITY_PROVIDERS).filter((owner) => {
        const found = builder.targets(owner, owner.get("clusterName"), ECS_CLUSTER);
        return found.some(({ urn }) => urn === cluster?.urn);
    });
    const named = links.flatMap((owner) => groupsBehind(builder, owner, "capacityProviders"));
    const used = services.flatMap((service) => groupsBehind(builder, service, "capacityProviderStrategies"));
    return [...new Map([...named, ...used].map((group) => [group.urn, group])).values()];
}

function placeOf(builder: DrawingBuilder, service: Resource, known: ReadonlyMap<string, readonly Forwarder[]>): Placed {
    const groups = builder.targets(service, valuesAt(service, "loadBalancers.*.targetGroupArn"), TARGET_GROUP);
    const ways = groups.flatMap((group) =>
        (known.get(group.urn) ?? []).map((way) => ({ ...way, text: routeText(way.balancer, group) })),
    );
    return { service, ways };
}

function addGroup(builder: DrawingBuilder, frame: string, group: readonly Placed[], columns: number): void {
    const scaled = scalingTargets(builder);
    const cells = group.map(({ service }) => cellOf(service, scaled.get(propertyText(service, "name") ?? "")));
    const [only] = cells;
    const title = titleOf(group);
    const note = plural(group.length, "service");
    const grid: Box = { id: `${frame} ${title}`, kind: "group", title, note, grid: cells, columns };
    const { id } = builder.add(cells.length === 1 && only !== undefined ? only : grid, frame);
    for (const { ways } of group)
        for (const { balancer, by, text } of ways)
            builder.link({ from: balancer.urn, to: id, kind: "traffic", urn: by.urn, detail: text });
}

/** What scales services, by the service's name. */
function scalingTargets({ plan }: DrawingBuilder): ReadonlyMap<string, Resource> {
    const named = plan
        .ofType(SCALING_TARGET)
        .map((target) => ({ target, id: propertyText(target, "resourceId") ?? "" }));
    return new Map(named.map(({ target, id }) => [id.slice(id.lastIndexOf("/") + 1), target]));
}

function cellOf(service: Resource, scaled: Resource | undefined): Box {
    const range = scaled && span(numberOf(scaled, "minCapacity"), numberOf(scaled, "maxCapacity"));
    const copies = range ?? numberOf(service, "desiredCount")?.toString();
    const port = propertyText(service, "loadBalancers", 0, "containerPort");
    const note = copies === undefined ? "ECS service" : `${copies} ${copies === "1" ? "copy" : "copies"}`;
    return boxOf(service, "service", { note, detail: noteOf("ECS service", port && `port ${port}`) });
}
