import { companionsAfter } from "./companions";
import type { ResilienceFacts } from "./facts";
import type { LossOutcome } from "./outcome";
import type { ZonalPart } from "./zonal-parts";

/** What the loss of a zone does to everything but what serves: the way on-premises, ways out, companions, data. */
export function zoneRest(facts: ResilienceFacts, zone: string): readonly LossOutcome[] {
    const { companions, vpn, egress, endpoints, parts } = facts;
    const affected = endpoints.filter(({ zones }) => zones.includes(zone));
    const gateways = egress.gateways.filter((gateway) => gateway.zone === zone && gateway.serves.length > 0);
    return [
        ...companionsAfter(companions, zone),
        ...vpn.map(({ name, urn }): LossOutcome => ({
            ...{ name: `VPN connection ${name}`, urn, verdict: "good" },
            why: "its tunnels end in different zones of AWS: at least one stays up",
        })),
        ...gateways.map(({ name, urn, serves }): LossOutcome => ({
            ...{ name: `NAT gateway ${name}`, urn, verdict: "neutral" },
            why: `it is away; it serves ${serves.join(", ")}`,
        })),
        ...affected.map(({ name, urn, zones }): LossOutcome => {
            const alone = zones.length === 1;
            const why = alone ? "it is in this zone alone: the others lose it" : "it goes on in the other zones";
            return { name: `endpoint ${name}`, urn, verdict: alone ? "attention" : "good", why };
        }),
        ...parts.flatMap((part) => partAfter(part, zone)),
    ];
}

/** What goes on in another zone is not mentioned. */
function partAfter({ name, urn, failover, why, zone: own }: ZonalPart, zone: string): readonly LossOutcome[] {
    switch (failover) {
        case "none": {
            if (own !== undefined && own !== zone) return [];
            return [{ name, urn, verdict: "bad", why: own === undefined ? `it may be in this zone, and ${why}` : why }];
        }
        case "restarted":
        case "partly":
            return [{ name, urn, verdict: "attention", why }];
        case "unknown":
            return [{ name, urn, verdict: "unknown", why }];
        default:
            return [];
    }
}
