import type { Member } from "@platform/aws-model/graph/graph";
import { AddressSet, coversFamily, INTERNET } from "@platform/aws-model/network/addresses";

/**
 * Whether the whole internet may connect, by the security groups, over IPv4 or over IPv6. A prefix list whose entries are
 * not the stack's is somebody's choice of addresses.
 */
export function opennessOf(member: Member): "yes" | "no" | "unknown" {
    const peers = peersOf(member);
    const known = AddressSet.union(peers.flatMap((peer) => peer?.set ?? []));
    if (coversFamily(known, INTERNET)) return "yes";
    const doubtful = peers.some((peer) => peer === undefined || (peer.kind === "addresses" && peer.set === undefined));
    return doubtful ? "unknown" : "no";
}

/** Who is let in by addresses; undefined for a group that is not known. */
function peersOf({ groups }: Member) {
    return groups.flatMap(({ group }) => {
        if (group === undefined || !group.managed) return [undefined];
        const peers = group.ingress.flatMap((rule) => rule.peers);
        return peers.flatMap((peer) => (peer.kind === "addresses" || peer.kind === "prefix-list" ? [peer] : []));
    });
}
