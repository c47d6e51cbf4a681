import { AddressSet, INTERNET, PRIVATE } from "../network/addresses";
import type { Settings } from "../settings";
import { healthCheckers } from "../network/aws-prefix-lists";
import { trafficText } from "../network/traffic";
import { CLIENT_VPN_ENDPOINT, HEALTH_CHECK, TRANSIT_GATEWAY_ATTACHMENT, VPC_PEERING, VPN_CONNECTION } from "../types";
import { memberAddresses, admissions, vpcAddresses, type Admission } from "./admission";
import { eniName } from "./enis";
import type { Graph, Member } from "./graph";
import type { Role } from "./roles";

/** Where packets start. */
export interface Source {
    readonly name: "the internet" | "Route 53's health checkers" | "the on-premises side";
    readonly addresses: AddressSet;
    /** Whether its packets come over the internet, and so to public addresses alone. */
    readonly isPublic: boolean;
}

/** A way from a source to a member, hop by hop. */
export interface Path {
    readonly source: Source;
    /** At least one. */
    readonly hops: readonly [Admission, ...Admission[]];
}

/** Who reaches whom, over-approximated: what is not reached here is not reached in AWS either. */
export class Reachability {
    readonly internet: Source = { name: "the internet", addresses: INTERNET, isPublic: true };
    /** A part of the internet. Undefined when they ask for nothing of the stack's. */
    readonly checkers: Source | undefined;
    /** Undefined when no VPN, peering or transit gateway leads into the stack's networks. */
    readonly onPremises: Source | undefined;
    private readonly addresses = new Map<Member, AddressSet>();
    private forwardHops?: ReadonlyMap<Member, readonly Admission[]>;
    private readonly waysIn: ReadonlyMap<Member, readonly Admission[]>;

    constructor(
        private readonly graph: Graph,
        settings: Settings,
    ) {
        this.waysIn = new Map(graph.members.map((member) => [member, admissions(graph, member)]));
        const attached = graph.ofType([
            ...VPN_CONNECTION,
            ...TRANSIT_GATEWAY_ATTACHMENT,
            ...VPC_PEERING,
            ...CLIENT_VPN_ENDPOINT,
        ]);
        if (graph.ofType(HEALTH_CHECK).length > 0)
            this.checkers = { name: "Route 53's health checkers", addresses: healthCheckers, isPublic: true };
        const configured = AddressSet.parse(...settings.onPremisesCidrs) ?? PRIVATE;
        const addresses = AddressSet.union([configured, PRIVATE.subtract(vpcAddresses(graph))]);
        if (attached.length > 0 || !configured.isEmpty)
            this.onPremises = { name: "the on-premises side", addresses, isPublic: false };
    }

    /** The ways from a source straight to a member: an address that the source routes to, and a rule that lets it in. */
    direct({ isPublic, addresses }: Source): readonly Admission[] {
        const routable = (member: Member) => !isPublic || member.publicAddresses.length > 0;
        return [...this.waysIn].flatMap(([member, ways]) =>
            routable(member) ? ways.filter((way) => way.addresses.overlaps(addresses)) : [],
        );
    }

    /** The members that can open connections to a member. */
    callers(to: Member): readonly { readonly from: Member; readonly by: Admission }[] {
        return (this.waysIn.get(to) ?? []).flatMap((by) => {
            const byAddress = by.addresses.isEmpty
                ? []
                : this.graph.members.filter((from) => by.addresses.overlaps(this.own(from)));
            return [...new Set([...by.carriers, ...byAddress])]
                .filter((from) => from !== to)
                .map((from) => ({ from, by }));
        });
    }

    /**
     * A path to every member that a source reaches without passing through a barrier: reached barriers are listed, but
     * the search ends at them. Shortest paths, found by widening the reached set until nothing is added.
     */
    reached(source: Source, barriers: readonly Role[]): ReadonlyMap<Member, Path> {
        const paths = new Map<Member, Path>();
        for (const hop of this.direct(source)) if (!paths.has(hop.to)) paths.set(hop.to, { source, hops: [hop] });
        const forward = this.forward();
        // A Map yields entries that are added while it is walked: the walk ends when nothing new is reached.
        for (const [member, { hops }] of paths) {
            if (barriers.includes(member.role)) continue;
            for (const hop of forward.get(member) ?? [])
                if (!paths.has(hop.to)) paths.set(hop.to, { source, hops: [...hops, hop] });
        }
        return paths;
    }

    private own(member: Member): AddressSet {
        const known = this.addresses.get(member) ?? memberAddresses(member);
        this.addresses.set(member, known);
        return known;
    }

    private forward(): ReadonlyMap<Member, readonly Admission[]> {
        if (this.forwardHops !== undefined) return this.forwardHops;
        const hops = new Map<Member, Admission[]>();
        for (const to of this.waysIn.keys()) {
            for (const { from, by } of this.callers(to)) hops.set(from, [...(hops.get(from) ?? []), by]);
        }
        return (this.forwardHops = hops);
    }
}

/** The witness: `the internet → edge (public-load-balancer; rule edge-https, tcp 443) → web (app; …)`. */
export function pathText({ source, hops }: Path): string {
    return [
        source.name,
        ...hops.map(({ to, because, traffic }) => `${eniName(to)} (${to.role}; ${because}, ${trafficText(traffic)})`),
    ].join(" → ");
}
