import { covers, normalise, type Intervals } from "./intervals";
import { orDefault, type Leaf, type Value } from "../value";

/** What a rule lets through: a protocol and, for TCP and UDP, destination ports. */
export interface Traffic {
    /** `tcp`, `udp`, `icmp`, `icmpv6`, `all`, or the number of another protocol. */
    readonly protocol: string;
    /** Every port if the protocol has none. */
    readonly ports: Intervals;
}

const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
    "-1": "all",
    "1": "icmp",
    "6": "tcp",
    "17": "udp",
    "58": "icmpv6",
    "ipv6-icmp": "icmpv6",
};
const MAX_PORT = 65535;

/** Every port. */
export const ALL_PORTS: Intervals = [{ first: 0n, last: BigInt(MAX_PORT) }];

/** Ports from first to last. */
export function ports(first: number, last = first): Intervals {
    return normalise([{ first: BigInt(first), last: BigInt(last) }]);
}

/** TCP to the given ports. */
export function tcp(allowed: Intervals): Traffic {
    return { protocol: "tcp", ports: allowed };
}

/** The one name for a protocol, however it is written: "6" and "TCP" are tcp, "-1" is all. */
export function protocolName(text: string): string {
    const lower = text.trim().toLowerCase();
    return PROTOCOL_NAMES[lower] ?? lower;
}

/**
 * The traffic of a rule. AWS ignores the ports unless the protocol is TCP or UDP; for those a missing end or -1 counts
 * as every port. Unknown if the protocol or a port that matters is.
 */
export function trafficOf(protocol: Value, from: Value, to: Value): Leaf<Traffic> {
    const name = orDefault(protocol.text(), "all");
    if (name.state === "unknown") return name;
    const known = protocolName(name.value);
    if (known !== "tcp" && known !== "udp") return { state: "known", value: { protocol: known, ports: ALL_PORTS } };
    const [first, last] = [orDefault(from.number(), -1), orDefault(to.number(), -1)];
    if (first.state === "unknown") return first;
    if (last.state === "unknown") return last;
    const every = first.value < 0 || last.value < 0;
    return { state: "known", value: { protocol: known, ports: every ? ALL_PORTS : ports(first.value, last.value) } };
}

/** Whether everything that `inner` lets through, `outer` lets through too. */
export function admits(outer: Traffic, inner: Traffic): boolean {
    if (outer.protocol === "all") return true;
    return outer.protocol === inner.protocol && covers(outer.ports, inner.ports);
}

/** For messages: `tcp 443`, `tcp 32768-65535`, `icmp`, `every protocol`. */
export function trafficText({ protocol, ports: allowed }: Traffic): string {
    if (protocol === "all") return "every protocol";
    if (protocol !== "tcp" && protocol !== "udp") return /^\d+$/.test(protocol) ? `protocol ${protocol}` : protocol;
    if (covers(allowed, ALL_PORTS)) return `${protocol} on every port`;
    return `${protocol} ${allowed.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(", ")}`;
}
