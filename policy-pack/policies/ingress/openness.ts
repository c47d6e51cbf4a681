import type { Graph, Member } from "@platform/aws-model/graph/graph";
import { AddressSet } from "@platform/aws-model/network/addresses";
import type { Resource } from "@platform/aws-model/resource";

const EVERYBODY = AddressSet.of("0.0.0.0/0");

/**
 * Whether the whole internet may connect, by the security groups. A prefix list whose entries are not the stack's is
 * somebody's choice of addresses.
 */
export function opennessOf(graph: Graph, producer: Resource): "yes" | "no" | "unknown" {
    const members = graph.members.filter((member) => member.producer === producer);
    const peers = members.flatMap(peersOf);
    const known = AddressSet.union(peers.flatMap((peer) => peer?.set ?? []));
    if (known.covers(EVERYBODY)) return "yes";
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
