import type { Facts } from "./facts";
import type { Outcome } from "./outcome";

/** What the loss of a zone does to the way on-premises and to the companions. None of it takes a service away. */
export function companionsAfter({ companions, vpn, egress, endpoints }: Facts, zone: string): readonly Outcome[] {
    const inside = companions.filter(({ zones }) => zones.includes(zone));
    const affected = endpoints.filter(({ zones }) => zones.includes(zone));
    const gateways = egress.gateways.filter((gateway) => gateway.zone === zone && gateway.serves.length > 0);
    return [
        ...inside.map(({ name, urn, zones, replaced }): Outcome => ({
            ...{ name, urn, verdict: "neutral" },
            why:
                replaced && zones.length > 1
                    ? "if it was here, its group starts it anew in another zone"
                    : "it is away until the zone is back",
        })),
        ...vpn.map(({ name, urn }): Outcome => ({
            ...{ name: `VPN connection ${name}`, urn, verdict: "good" },
            why: "its tunnels end in different zones of AWS: at least one stays up",
        })),
        ...gateways.map(({ name, urn, serves }): Outcome => ({
            ...{ name: `NAT gateway ${name}`, urn, verdict: "neutral" },
            why: `it is away; it serves ${serves.join(", ")}`,
        })),
        ...affected.map(({ name, urn, zones }): Outcome => {
            const alone = zones.length === 1;
            const why = alone ? "it is in this zone alone: the others lose it" : "it goes on in the other zones";
            return { name: `endpoint ${name}`, urn, verdict: alone ? "attention" : "good", why };
        }),
    ];
}
