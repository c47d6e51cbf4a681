import { cutOff } from "./egress";
import type { ResilienceFacts } from "./facts";
import { lossOutcome, type LossOutcome, type OutcomeReason } from "./outcome";
import { recovery } from "./recovery";
import { lostWithZone } from "./spread";
import type { Workload } from "./workloads";

/** What the loss of a zone does to everything that serves. */
export function afterZone(facts: ResilienceFacts, zone: string): readonly LossOutcome[] {
    return facts.workloads.map((workload) => workloadAfter(workload, facts, zone));
}

function workloadAfter(workload: Workload, facts: ResilienceFacts, zone: string): LossOutcome {
    const { name, urn, copies, layout, zones } = workload;
    const others = [...balancerReasons(workload, zone), ...dataReasons(workload, facts, zone)];
    if (copies === 0) return lossOutcome({ name, urn, copies }, [{ verdict: "neutral", text: "no copy is wanted" }]);
    if (copies === undefined || layout === undefined)
        return lossOutcome({ name, urn }, [
            { verdict: "unknown", text: "the plan does not tell how many copies run where" },
            ...others,
        ]);
    const lost = zones.includes(zone) ? Math.min(copies, lostWithZone(layout)) : 0;
    const left = copies - lost;
    const remaining = zones.filter((one) => one !== zone);
    const blocked = cutOff(facts.egress, (gateway) => gateway.zone === zone).filter((one) => remaining.includes(one));
    const cut = blocked.filter((one) => !facts.egress.selfSufficient.includes(one));
    const starts = cut.length === remaining.length ? "nowhere" : cut.length === 0 ? "everywhere" : "somewhere";
    const again = lost === 0 ? [] : [recovery(workload, { instances: instancesLeft(workload, zone), starts })];
    return lossOutcome({ name, urn, copies, left }, [
        ...copiesReasons(left, copies, again),
        ...egressReasons(blocked, cut, facts, zone),
        ...unclearReasons(remaining, facts),
        ...others,
    ]);
}

/** With copies left, or others that start by themselves, a loss can be lived with. */
function copiesReasons(left: number, copies: number, again: readonly OutcomeReason[]): readonly OutcomeReason[] {
    if (left > 0) return [{ verdict: "good", text: `${left} of ${copies} copies keep running` }, ...again];
    const back = again.some(({ verdict }) => verdict === "good");
    const text = "possibly no copy is left";
    return [{ verdict: back ? "attention" : "bad", text }, ...again];
}

function egressReasons(
    blocked: readonly string[],
    cut: readonly string[],
    { egress }: ResilienceFacts,
    zone: string,
): readonly OutcomeReason[] {
    if (blocked.length === 0) return [];
    const gateways = egress.gateways.filter(
        (gateway) => gateway.zone === zone && gateway.serves.some((one) => blocked.includes(one)),
    );
    const names = gateways.map(({ name }) => name).join(", ");
    const start = cut.length > 0 ? ", and nothing can start there" : "";
    const text = `${blocked.join(", ")} has no way to the internet: its NAT gateway ${names} is in ${zone}${start}`;
    return [{ verdict: cut.length > 0 ? "bad" : "attention", text }];
}

/** Routes and gateways of which the plan does not tell enough. */
function unclearReasons(remaining: readonly string[], { egress }: ResilienceFacts): readonly OutcomeReason[] {
    const gateways = egress.gateways.filter(
        ({ regional, zone, serves }) =>
            !regional && zone === undefined && serves.some((one) => remaining.includes(one)),
    );
    const routes = egress.unclear.filter((zone) => remaining.includes(zone));
    return [
        ...gateways.map(({ name }): OutcomeReason => ({
            verdict: "unknown",
            text: `the zone of NAT gateway ${name} is not known`,
        })),
        ...routes.map((zone): OutcomeReason => ({
            verdict: "unknown",
            text: `the routes of ${zone} are not all known`,
        })),
    ];
}

function balancerReasons({ balancers }: Workload, zone: string): readonly OutcomeReason[] {
    return balancers.flatMap(({ name, zones }): readonly OutcomeReason[] => {
        if (zones.length === 0)
            return [{ verdict: "unknown", text: `the zones of load balancer ${name} are not known` }];
        const alone = zones.length === 1 && zones[0] === zone;
        return alone ? [{ verdict: "bad", text: `load balancer ${name} is in this zone alone` }] : [];
    });
}

function dataReasons({ urn, pool }: Workload, { parts }: ResilienceFacts, zone: string): readonly OutcomeReason[] {
    const used = parts.filter(({ users }) => users.includes(urn) || (pool !== undefined && users.includes(pool.urn)));
    return used.flatMap(({ name, failover, why, zone: own }): readonly OutcomeReason[] => {
        if (own !== undefined && own !== zone && failover === "none") return [];
        const where = own === undefined ? "may be in this zone" : "is in this zone";
        switch (failover) {
            case "standby":
                return [{ verdict: "good", text: `${name}: ${why}` }];
            case "restarted":
            case "partly":
                return [{ verdict: "attention", text: `${name}: ${why}` }];
            case "none":
                return [{ verdict: "bad", text: `${name} ${where}, and ${why}` }];
            case "unknown":
                return [{ verdict: "unknown", text: `${name}: ${why}` }];
            case "unaffected":
                return [];
        }
    });
}

/** In the worst case the zone has as many instances as any. */
export function instancesLeft({ pool, copies = 0, zones }: Workload, zone: string): number {
    if (pool === undefined)
        return zones.includes(zone) ? copies - Math.ceil(copies / Math.max(zones.length, 1)) : copies;
    const { running = 0, zones: all } = pool;
    return all.includes(zone) ? running - Math.ceil(running / all.length) : running;
}
