import { every, silent, type Series } from "@platform/aws-model/facets/series";
import { appSeries } from "../alarms/scenarios/traffic";
import { serviceName, type AlarmFacts } from "../alarms/scenarios/facts";
import { known } from "@platform/aws-model/value";
import type { ResilienceFacts } from "./facts";
import type { Loss } from "./losses";
import { changedAt, mute, named, together, type MetricChange } from "./metric-change";
import type { LossOutcome } from "./outcome";
import { instancesLeft } from "./zone-loss";
import type { VpnLine } from "./vpn";

/** The metrics that a loss changes, as far as it is known how: what is gone is silent, what is counted is counted lower. */
export function metricEffects(loss: Loss, facts: ResilienceFacts, alarms: AlarmFacts): MetricChange {
    const parts = [
        ...loss.outcomes.flatMap((outcome) => copies(outcome, alarms)),
        ...groups(loss, facts),
        ...silences(loss, facts),
        ...tunnels(loss, facts),
    ];
    return together(parts);
}

/** A target group with no copy left is silent, and its load balancer answers 503 itself. */
function copies({ urn, copies: before = 0, left = before }: LossOutcome, facts: AlarmFacts): readonly MetricChange[] {
    if (left === before) return [];
    const service = facts.services.find(({ resource }) => resource.urn === urn);
    if (service === undefined) return [];
    const groupUrns = service.targetGroups.map((group) => group.urn);
    const apps = facts.apps.filter(({ resource }) => groupUrns.includes(resource.urn));
    const count = left === 0 ? silent : every(1, left);
    const running = named("ServiceName", serviceName(service), { RunningTaskCount: count });
    const healthy = apps.map(({ key }) => changedAt(key, { HealthyHostCount: count, RequestCountPerTarget: count }));
    const refused =
        left > 0
            ? []
            : apps.map((app): MetricChange => ({
                  keys: [app.key, ...app.loadBalancers],
                  change: (metric) => appSeries(facts, app, metric, { requests: 0, failed: 0, refused: 1 }),
              }));
    return [running, ...healthy, ...refused];
}

/** Groups of instances count those that are left. */
function groups(loss: Loss, { pools, workloads, companions }: ResilienceFacts): readonly MetricChange[] {
    const counted = pools.flatMap(({ source: { group }, urn, running }) => {
        const workload = workloads.find(({ pool }) => pool?.urn === urn);
        if (running === undefined || workload === undefined) return [];
        const left = loss.kind === "zone" ? instancesLeft(workload, loss.what) : running - (loss.urn === urn ? 1 : 0);
        const name = known(group.get("name").text()) ?? group.name;
        return left === running || (loss.kind !== "zone" && loss.kind !== "instance") ? [] : [inService(name, left)];
    });
    const others = companions.flatMap(({ group, zones }) =>
        loss.kind === "zone" && group !== undefined && zones.includes(loss.what)
            ? [inService(group.name, Math.max(0, group.instances - 1))]
            : [],
    );
    const own = loss.outcomes.flatMap(({ urn, copies: before = 0, left = before }) => {
        const group = workloads.find((workload) => workload.urn === urn)?.group;
        return group === undefined || left === before ? [] : [inService(group, left)];
    });
    return [...counted, ...others, ...own];
}

function inService(name: string, left: number): MetricChange {
    const series = every(1, left);
    return named("AutoScalingGroupName", name, { GroupInServiceInstances: series, GroupTotalInstances: series });
}

/** What is gone publishes nothing. */
function silences(loss: Loss, { egress, companions, parts }: ResilienceFacts): readonly MetricChange[] {
    const inZone = loss.kind === "zone" ? loss.what : undefined;
    const gateways = egress.gateways.filter(
        ({ urn, zone }) => urn === loss.urn || (inZone !== undefined && zone === inZone),
    );
    const instances = companions.filter(
        ({ replaced, zones }) => !replaced && inZone !== undefined && zones.includes(inZone),
    );
    const gone = parts.filter(
        ({ failover, zone }) => inZone !== undefined && failover === "none" && (zone ?? inZone) === inZone,
    );
    return [...gateways, ...instances, ...gone].flatMap(({ keys }) => keys.map(mute));
}

/** A connection shows 0 when its tunnels are down; one tunnel down shows in the lowest sample of both. */
function tunnels(loss: Loss, { vpn }: ResilienceFacts): readonly MetricChange[] {
    if (loss.kind === "customer-gateway")
        return vpn
            .filter(({ customerGateway }) => customerGateway === loss.what)
            .map((line) => state(line, line.tunnels, every(1, 0)));
    if (loss.kind !== "tunnel") return [];
    const line = vpn.find(({ urn }) => urn === loss.urn);
    if (line === undefined) return [];
    const address = line.tunnels[loss.what.startsWith("tunnel 1") ? 0 : 1];
    return [state(line, address === undefined ? [] : [address], every(1, 0, 1))];
}

function state({ id }: VpnLine, down: readonly string[], ofConnection: Series): MetricChange {
    const shown = new Map(down.map((address) => [address, every(1, 0)]));
    return {
        keys: [`VpnId=${id}`, ...down.map((address) => `TunnelIpAddress=${address}`)],
        change: ({ name, dimensions }) => {
            if (name !== "TunnelState") return undefined;
            const address = dimensions["TunnelIpAddress"];
            if (address !== undefined) return shown.get(address);
            return dimensions["VpnId"] === id ? ofConnection : undefined;
        },
    };
}
