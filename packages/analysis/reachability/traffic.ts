import { intersect, normalise } from "@platform/aws-model/network/intervals";
import { trafficText, type Traffic } from "@platform/aws-model/network/traffic";

/** What passes both of two rules; undefined if nothing does. */
export function commonTraffic(a: Traffic, b: Traffic): Traffic | undefined {
    if (a.protocol === "all") return b;
    if (b.protocol === "all") return a;
    if (a.protocol !== b.protocol) return undefined;
    const ports = intersect(a.ports, b.ports);
    return ports.length === 0 ? undefined : { protocol: a.protocol, ports };
}

/** Rules of the same protocol joined, in a fixed order. */
export function joined(traffic: readonly Traffic[]): readonly Traffic[] {
    if (traffic.some(({ protocol }) => protocol === "all"))
        return traffic.filter(({ protocol }) => protocol === "all").slice(0, 1);
    const protocols = [...new Set(traffic.map(({ protocol }) => protocol))].sort();
    return protocols.map((protocol) => ({
        protocol,
        ports: normalise(traffic.filter((one) => one.protocol === protocol).flatMap(({ ports }) => ports)),
    }));
}

/** `tcp 80, 443; icmp` */
export function portsText(traffic: readonly Traffic[]): string {
    return joined(traffic).map(trafficText).join("; ");
}
