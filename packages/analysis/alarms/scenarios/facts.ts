import { LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP, VPN_CONNECTION } from "@platform/aws-model/types";
import { valuesAt } from "@platform/aws-model/paths";
import type { Plan, PlanResource } from "../../plan";
import { known } from "@platform/aws-model/value";
import { targets } from "../../shared/references";
import { servicesOf, type PlannedService } from "../../shared/tasks";

/** An app as a load balancer sees it. */
export interface App {
    readonly resource: PlanResource;
    /** `TargetGroup` in CloudWatch. */
    readonly key: string;
    /** `LoadBalancer` in CloudWatch, of those that send it requests. */
    readonly loadBalancers: readonly string[];
    /** Copies in a healthy hour: the service's, else 2; of a function, which has no health, none. */
    readonly copies: number;
}

/** A VPN connection, with its tunnels by their addresses. */
export interface WatchedConnection {
    readonly resource: PlanResource;
    readonly key: string;
    readonly tunnels: readonly string[];
}

/** What scenarios and healthy metrics are made from. */
export interface AlarmFacts {
    readonly plan: Plan;
    readonly services: readonly PlannedService[];
    readonly apps: readonly App[];
    readonly connections: readonly WatchedConnection[];
    /** Apps by their dimension. */
    readonly appAt: ReadonlyMap<string, App>;
    /** How many apps a load balancer has. */
    readonly appsOn: ReadonlyMap<string, number>;
}

const FORWARDS = ["targetGroupArn", "forward.targetGroups.*.arn"];

export function alarmFactsOf(plan: Plan): AlarmFacts {
    const services = servicesOf(plan);
    const balancers = balancersOf(plan);
    const copies = new Map(
        services.flatMap(({ targetGroups, desiredCount }) => targetGroups.map(({ urn }) => [urn, desiredCount])),
    );
    const apps = plan.ofType(TARGET_GROUP).flatMap((resource): readonly App[] => {
        const suffix = known(resource.get("arnSuffix").text());
        if (suffix === undefined) return [];
        const loadBalancers = balancers.get(resource.urn) ?? [];
        const isFunction = known(resource.get("targetType").text()) === "lambda";
        const count = isFunction ? 0 : (copies.get(resource.urn) ?? 2);
        return [{ resource, key: `TargetGroup=${suffix}`, loadBalancers, copies: count }];
    });
    const appsOn = new Map<string, number>();
    for (const key of apps.flatMap(({ loadBalancers }) => loadBalancers)) appsOn.set(key, (appsOn.get(key) ?? 0) + 1);
    return {
        ...{ plan, services, apps, appsOn },
        connections: plan.ofType(VPN_CONNECTION).map(connectionOf),
        appAt: new Map(apps.map((app) => [app.key, app])),
    };
}

/** `ServiceName` in CloudWatch. */
export function serviceName({ resource }: PlannedService): string {
    return known(resource.get("name").text()) ?? resource.name;
}

function connectionOf(resource: PlanResource): WatchedConnection {
    const tunnels = [1, 2].flatMap((number) => known(resource.get(`tunnel${number}Address`).text()) ?? []);
    return { resource, key: `VpnId=${resource.id}`, tunnels: tunnels.map((address) => `TunnelIpAddress=${address}`) };
}

/** The load balancers that send a target group requests, by the target group's URN. */
function balancersOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    const add = (owner: PlanResource, actions: string, listeners: readonly PlanResource[]) => {
        const keys = listeners.flatMap((listener) =>
            targets(plan, listener, listener.get("loadBalancerArn"), LOAD_BALANCER).flatMap(balancerKeys),
        );
        const values = FORWARDS.flatMap((path) => valuesAt(owner, `${actions}.*.${path}`));
        for (const { urn } of values.flatMap((value) => targets(plan, owner, value, TARGET_GROUP)))
            found.set(urn, [...new Set([...(found.get(urn) ?? []), ...keys])]);
    };
    for (const rule of plan.ofType(LISTENER_RULE))
        add(rule, "actions", targets(plan, rule, rule.get("listenerArn"), LISTENER));
    for (const listener of plan.ofType(LISTENER)) add(listener, "defaultActions", [listener]);
    return found;
}

/** `LoadBalancer` in CloudWatch. */
export function balancerKeys(balancer: PlanResource): readonly string[] {
    const suffix = known(balancer.get("arnSuffix").text());
    return suffix === undefined ? [] : [`LoadBalancer=${suffix}`];
}
