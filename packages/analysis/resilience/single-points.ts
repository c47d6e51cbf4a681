import type { ResilienceFacts } from "./facts";
import { unreached } from "./vpn";

/** Something of which there is one, and without which something else stops. */
export interface SinglePoint {
    readonly name: string;
    readonly urn?: string;
    readonly why: string;
}

/** The single points of failure of a plan, the most far-reaching first. */
export function singlePoints(facts: ResilienceFacts): readonly SinglePoint[] {
    return [...gateways(facts), ...devices(facts), ...pools(facts), ...parts(facts), ...copies(facts)];
}

function gateways({ egress }: ResilienceFacts): readonly SinglePoint[] {
    return egress.gateways.flatMap(({ name, urn, regional, zone, serves }) => {
        const elsewhere = serves.filter((one) => one !== zone);
        if (regional || elsewhere.length === 0) return [];
        const why = `it is in ${zone ?? "one zone"} and the only way to the internet of ${serves.join(", ")}`;
        return [{ name: `NAT gateway ${name}`, urn, why }];
    });
}

function devices({ vpn }: ResilienceFacts): readonly SinglePoint[] {
    const names = [...new Set(vpn.map(({ customerGateway }) => customerGateway))];
    return names.flatMap((name) => {
        const own = vpn.filter(({ customerGateway }) => customerGateway === name);
        if (unreached(own, vpn) !== "everything") return [];
        const urn = own[0]?.customerGatewayUrn;
        return [{ name: `customer gateway ${name}`, ...(urn ? { urn } : {}), why: "every VPN tunnel ends on it" }];
    });
}

function pools({ pools: all }: ResilienceFacts): readonly SinglePoint[] {
    return all.flatMap(({ name, urn, running, zones, tasks }) => {
        const point = { name: `instances ${name}`, urn };
        if (tasks?.length === 0) return [];
        if (running === 1) return [{ ...point, why: "one instance runs all copies" }];
        return zones.length === 1 ? [{ ...point, why: `all of its instances are in ${zones[0] ?? ""}` }] : [];
    });
}

function parts({ parts: all }: ResilienceFacts): readonly SinglePoint[] {
    return all.filter(({ failover }) => failover === "none").map(({ name, urn, why }) => ({ name, urn, why }));
}

function copies({ workloads }: ResilienceFacts): readonly SinglePoint[] {
    return workloads.flatMap(({ name, urn, copies: count, zones, layout, pool }) => {
        if (count === undefined || count === 0) return [];
        if (count === 1) return [{ name, urn, why: "one copy of it runs" }];
        const pinned = zones.length === 1 && pool?.zones.length !== 1;
        if (pinned) return [{ name, urn, why: `all of its copies are in ${zones[0] ?? ""}` }];
        const loose = layout?.spread === "nothing" && pool !== undefined && !layout.distinct;
        return loose ? [{ name, urn, why: "nothing keeps its copies in different zones" }] : [];
    });
}
