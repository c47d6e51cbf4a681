import type { Admission } from "@platform/aws-model/graph/admission";
import type { Member } from "@platform/aws-model/graph/graph";
import type { Source } from "@platform/aws-model/graph/reachability";
import { AddressSet } from "@platform/aws-model/network/addresses";
import { protocolName, ports, type Traffic } from "@platform/aws-model/network/traffic";
import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { routeObstacles, type Obstacle } from "./obstacles";
import { isMember, type Party } from "./parties";
import { SiteReader, type Site } from "./sites";
import { commonTraffic, joined } from "./traffic";

/** A way on which one party opens connections to another. */
export interface Connection {
    readonly from: Party;
    readonly to: Party;
    readonly traffic: readonly Traffic[];
    /** The rules that admit it, each with the traffic that really gets through. */
    readonly hops: readonly [Admission, ...Admission[]];
    /** Of a place outside, the addresses that get in. */
    readonly addresses?: AddressSet;
    /** Why it is not sure that the connection is possible; empty if it is. */
    readonly doubts: readonly string[];
}

/** Who can open a connection to whom, and what stops it otherwise. */
export class Connections {
    private readonly sites: SiteReader;

    constructor(plan: Plan) {
        this.sites = new SiteReader(plan);
    }

    /** The connection if there is one, else what stops it, in the order in which packets would meet it. */
    between(from: Party, to: Party & { readonly at: Member }): Connection | readonly Obstacle[] {
        if (to.at.kind === "client-vpn" && !isMember(from.at)) return clientVpn(from, to);
        const target = this.sites.of(to.at);
        const source = isMember(from.at) ? this.sites.of(from.at) : undefined;
        const blocked = [...notAuthorized(from, to, target), ...routeObstacles(from.at, to.at, target, source)];
        const admitted = target.waysIn.filter((way) => admits(way, from.at, source));
        const served = admitted.flatMap((way) => narrowed(way, target.listens));
        const hops = source === undefined ? served : served.flatMap((way) => this.letOut(way, source, target));
        const [first, ...others] = hops;
        if (blocked.length === 0 && first !== undefined) {
            const outside = isMember(from.at) ? undefined : openTo(hops, from.at);
            return {
                ...{ from, to, traffic: joined(hops.map(({ traffic }) => traffic)), hops: [first, ...others] },
                ...(outside && { addresses: outside }),
                doubts: [...doubts(hops, target), ...addressDoubts(from, target)],
            };
        }
        return [...blocked, ...ruleObstacles(from, to, target, { admitted, served, hops })];
    }

    private letOut(way: Admission, source: Site, target: Site): Admission[] {
        const ways = source.waysOut.filter(
            ({ addresses, groups }) =>
                groups.some((key) => target.groupKeys.has(key)) || addresses.overlaps(target.addresses),
        );
        const traffic = ways.flatMap((out) => commonTraffic(way.traffic, out.traffic) ?? []);
        return joined(traffic).map((one) => ({ ...way, traffic: one }));
    }
}

function admits(way: Admission, from: Source | Member, source: Site | undefined): boolean {
    if (source === undefined) return !isMember(from) && way.addresses.overlaps(from.addresses);
    return (isMember(from) && way.carriers.includes(from)) || way.addresses.overlaps(source.addresses);
}

function narrowed(way: Admission, listens: readonly Traffic[] | undefined): Admission[] {
    if (listens === undefined) return [way];
    return listens.flatMap((one) => commonTraffic(way.traffic, one) ?? []).map((traffic) => ({ ...way, traffic }));
}

function openTo(hops: readonly Admission[], source: Source): AddressSet {
    return AddressSet.union(hops.map(({ addresses }) => addresses)).intersect(source.addresses);
}

function doubts(hops: readonly Admission[], target: Site): readonly string[] {
    const groups = hops
        .map(({ because }) => because)
        .filter((because) => because !== "no security group" && !because.startsWith("rule "));
    const gaps = target.exits.flatMap(({ gaps: found }) => found);
    return [...new Set([...groups, ...gaps])];
}

/** An address that nothing in the plan gives or denies. */
function addressDoubts({ at }: Party, { maybePublicBy }: Site): readonly string[] {
    return !isMember(at) && at.isPublic ? maybePublicBy : [];
}

function ruleObstacles(
    from: Party,
    to: Party,
    target: Site,
    found: {
        readonly admitted: readonly unknown[];
        readonly served: readonly unknown[];
        readonly hops: readonly unknown[];
    },
): readonly Obstacle[] {
    if (target.listens?.length === 0) return [{ reason: "no-listener", text: `${to.label} has no listener` }];
    if (found.admitted.length === 0)
        return [{ reason: "no-ingress-rule", text: `no security-group rule of ${to.label} admits ${from.label}` }];
    if (found.served.length === 0)
        return [{ reason: "no-listener", text: `${to.label} does not listen on the ports that its rules admit` }];
    return found.hops.length === 0
        ? [{ reason: "no-egress-rule", text: `no security-group rule lets ${from.label} out to ${to.label}` }]
        : [];
}

/** The endpoint drops what no rule of the group lets through, before any route is looked at. */
function notAuthorized(from: Party, to: Party, target: Site): readonly Obstacle[] {
    if (from.mayReach?.overlaps(target.addresses) !== false) return [];
    return [{ reason: "no-authorization", text: `no authorization rule lets ${from.label} send to ${to.label}` }];
}

/** The endpoint of a client VPN has an address of AWS; who may log in is not a matter of addresses. */
function clientVpn(from: Party, to: Party & { readonly at: Member }): Connection | readonly Obstacle[] {
    if (isMember(from.at) || from.at.name !== "the internet")
        return [{ reason: "no-ingress-rule", text: "clients of the VPN come from the internet" }];
    const { producer } = to.at;
    const port = known(producer.get("vpnPort").number()) ?? 443;
    const traffic = {
        protocol: protocolName(known(producer.get("transportProtocol").text()) ?? "udp"),
        ports: ports(port),
    };
    const hop: Admission = { to: to.at, addresses: from.at.addresses, carriers: [], traffic, because: "its login" };
    return { from, to, traffic: [traffic], hops: [hop], addresses: from.at.addresses, doubts: [] };
}
