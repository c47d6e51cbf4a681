import type { Facts } from "./facts";
import { unreached } from "./vpn";

/** Something of which there is one, and without which something else stops. */
export interface SinglePoint {
    readonly name: string;
    readonly urn?: string;
    readonly why: string;
}

/** The single points of failure of a plan, the most far-reaching first. */
export function singlePoints(facts: Facts): readonly SinglePoint[] {
    return [
        ...gateways(facts),
        ...devices(facts),
        ...pools(facts),
        ...stores(facts),
        ...balancers(facts),
        ...copies(facts),
    ];
}

function gateways({ egress }: Facts): readonly SinglePoint[] {
    return egress.gateways.flatMap(({ name, urn, regional, zone, serves }) => {
        const elsewhere = serves.filter((one) => one !== zone);
        if (regional || elsewhere.length === 0) return [];
        const why = `it is in ${zone ?? "one zone"} and the only way to the internet of ${serves.join(", ")}`;
        return [{ name: `NAT gateway ${name}`, urn, why }];
    });
}

function devices({ vpn }: Facts): readonly SinglePoint[] {
    const names = [...new Set(vpn.map(({ customerGateway }) => customerGateway))];
    return names.flatMap((name) => {
        const own = vpn.filter(({ customerGateway }) => customerGateway === name);
        if (unreached(own, vpn) !== "everything") return [];
        const urn = own[0]?.customerGatewayUrn;
        return [{ name: `customer gateway ${name}`, ...(urn ? { urn } : {}), why: "every VPN tunnel ends on it" }];
    });
}

function pools({ pools: all }: Facts): readonly SinglePoint[] {
    return all.flatMap(({ name, urn, running, zones, tasks }) => {
        const point = { name: `instances ${name}`, urn };
        if (tasks?.length === 0) return [];
        if (running === 1) return [{ ...point, why: "one instance runs all copies" }];
        return zones.length === 1 ? [{ ...point, why: `all of its instances are in ${zones[0] ?? ""}` }] : [];
    });
}

function stores({ stores: all }: Facts): readonly SinglePoint[] {
    return all.filter(({ failover }) => failover === "none").map(({ name, urn, why }) => ({ name, urn, why }));
}

function balancers({ workloads }: Facts): readonly SinglePoint[] {
    const all = new Map(workloads.flatMap((workload) => workload.balancers.map((one) => [one.urn, one])));
    return [...all.values()]
        .filter(({ zones }) => zones.length === 1)
        .map(({ name, urn, zones }) => ({
            name: `load balancer ${name}`,
            urn,
            why: `it is in ${zones[0] ?? ""} alone`,
        }));
}

function copies({ workloads }: Facts): readonly SinglePoint[] {
    return workloads.flatMap(({ name, urn, copies: count, zones, layout, pool }) => {
        if (count === undefined || count === 0) return [];
        if (count === 1) return [{ name, urn, why: "one copy of it runs" }];
        const pinned = zones.length === 1 && pool?.zones.length !== 1;
        if (pinned) return [{ name, urn, why: `all of its copies are in ${zones[0] ?? ""}` }];
        const loose = layout?.spread === "nothing" && pool !== undefined && !layout.distinct;
        return loose ? [{ name, urn, why: "nothing keeps its copies in different zones" }] : [];
    });
}
