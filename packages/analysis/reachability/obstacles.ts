import type { Member } from "@platform/aws-model/graph/graph";
import type { Source } from "@platform/aws-model/graph/reachability";
import { isMember } from "./parties";
import type { Site } from "./sites";

/** What kind of thing stops a connection. */
export type Reason =
    | "no-authorization"
    | "no-public-address"
    | "isolated-subnets"
    | "no-internet-route"
    | "no-vpn-route"
    | "other-network"
    | "no-listener"
    | "no-ingress-rule"
    | "no-egress-rule";

/** Something that stops a connection, whatever else does. */
export interface Obstacle {
    readonly reason: Reason;
    readonly text: string;
}

/** What about addresses and routes stops packets, before any rule is asked. */
export function routeObstacles(from: Source | Member, to: Member, target: Site, source?: Site): readonly Obstacle[] {
    if (isMember(from)) return source === undefined ? [] : otherNetwork(source, target);
    return from.isPublic ? notPublic(to, target) : notBehindVpn(target);
}

function notPublic(to: Member, { exits, foreignSubnets, maybePublicBy }: Site): readonly Obstacle[] {
    const found: Obstacle[] = [];
    if (to.publicAddresses.length === 0 && maybePublicBy.length === 0)
        found.push({ reason: "no-public-address", text: "it has no address on the internet" });
    const routed = foreignSubnets || exits.some(({ internetGateway, gaps }) => internetGateway || gaps.length > 0);
    const tables = tablesOf(exits);
    const isolated = exits.every(({ natGateways, vpn }) => natGateways.length === 0 && !vpn);
    if (!routed && isolated)
        found.push({ reason: "isolated-subnets", text: `its subnets are isolated: ${tables} lead nowhere outside` });
    else if (!routed)
        found.push({ reason: "no-internet-route", text: `no route of ${tables} leads to an internet gateway` });
    return found;
}

function notBehindVpn({ exits, foreignSubnets }: Site): readonly Obstacle[] {
    if (foreignSubnets || exits.some(({ vpn, gaps }) => vpn || gaps.length > 0)) return [];
    const text = `${tablesOf(exits)} has no route over the VPN, and none is propagated to it`;
    return [{ reason: "no-vpn-route", text }];
}

function otherNetwork(source: Site, target: Site): readonly Obstacle[] {
    const different = source.vpcs.length > 0 && target.vpcs.length > 0;
    if (!different || source.vpcs.some((vpc) => target.vpcs.includes(vpc))) return [];
    return [{ reason: "other-network", text: "it is in another VPC" }];
}

function tablesOf(exits: Site["exits"]): string {
    const names = [...new Set(exits.flatMap(({ tables }) => tables))];
    return names.length <= 3 ? names.join(", ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
