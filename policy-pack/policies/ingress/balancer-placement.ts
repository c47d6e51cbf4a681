import type { Graph, Member } from "@platform/aws-model/graph/graph";
import { AddressSet, INTERNET } from "@platform/aws-model/network/addresses";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Settings } from "@platform/aws-model/settings";

/** How to say what a load balancer is. */
export const SAY_SCHEME = "set internal to true for an internal load balancer, to false for a public one";

/** An internal load balancer that was turned into a public one still stands in private subnets. */
export function judgePublic(graph: Graph, { producer, subnets }: Member): PolicyFinding[] {
    const known = subnets.flatMap((subnet) => (subnet.kind === "resource" ? [subnet.resource] : []));
    const hidden = known.filter((subnet) => {
        const { routes, gaps } = graph.routeTables.of(subnet);
        return gaps.length === 0 && routes.every(({ leadsTo }) => leadsTo === "inside");
    });
    return hidden.map(({ name }) => {
        const found = `faces the internet from ${name}, a private subnet`;
        return violation(producer, { found, required: "public subnets, or internal true", fix: SAY_SCHEME });
    });
}

/** An internal load balancer has no clients on the internet; public addresses behind the VPN are not the internet. */
export function judgeClients({ producer, groups }: Member, { onPremisesCidrs }: Settings): PolicyFinding[] {
    const internet = INTERNET.subtract(AddressSet.parse(...onPremisesCidrs) ?? AddressSet.empty);
    const rules = groups.flatMap(({ group }) => group?.ingress ?? []);
    return rules.flatMap(({ owner, peers }) =>
        peers.flatMap((peer) => {
            if (peer.kind !== "addresses" && peer.kind !== "prefix-list") return [];
            if (peer.set === undefined) return [undecided(owner, peer.at, "plain CIDR blocks or lists of this stack")];
            if (!peer.set.overlaps(internet)) return [];
            const found = `lets ${peer.shown} reach ${producer.name}, an internal load balancer`;
            return [violation(owner, { found, required: "private ranges", fix: "narrow the rule" })];
        }),
    );
}
