import type { Role } from "@platform/aws-model/graph/roles";
import { coversFamily } from "@platform/aws-model/network/addresses";
import type { Plan } from "../plan";
import type { Verdict } from "../section";
import { entrancesOf, type Entrance } from "./entrances";
import { functionCallersOf, type FunctionCaller } from "./function-callers";
import { judge } from "./judgement";
import type { Reason } from "./obstacles";
import { openingsOf, type ReportedOpening } from "./openings";
import { outboundOf, type Outbound } from "./outbound";
import { isMember, type Party } from "./parties";
import { reachOf, type Reach } from "./reachability";
import { typesWithout, type UnknownType } from "../shared/unknown-types";
import { portsText } from "./traffic";

/** What a party is, for tables that take several together. */
export type PartyGroup =
    "outside" | "people" | "public load balancers" | "internal load balancers" | "apps" | "operations" | "data";

/** A party of the report. */
export interface ReportedParty {
    readonly label: string;
    readonly group: PartyGroup;
    readonly urn?: string;
    /** Services that share its addresses, and so every rule for one of them. */
    readonly services: readonly string[];
    /** Whether their containers are known to reach neither one another nor the instances that they run on. */
    readonly containersApart: boolean;
    /** Whether it answers whoever reaches it. */
    readonly knowsNoUsers: boolean;
}

/** A connection that is possible. */
export interface ReportedConnection {
    readonly from: string;
    readonly to: string;
    readonly ports: string;
    /** Names of the rules that admit it. */
    readonly through: readonly string[];
    /** CIDR blocks of the outside that get in; empty when everyone there does. */
    readonly onlyFrom: readonly string[];
    readonly verdict: Verdict;
    readonly why: string;
}

/** A connection that is not possible, and what stops it: the first is what packets meet first. */
export interface ReportedRefusal {
    readonly from: string;
    readonly to: string;
    readonly obstacles: readonly { readonly reason: Reason; readonly text: string }[];
}

/** The whole answer, as data. */
export interface ReachabilityReport {
    readonly parties: readonly ReportedParty[];
    readonly connections: readonly ReportedConnection[];
    readonly refusals: readonly ReportedRefusal[];
    readonly waysIn: readonly { readonly from: string; readonly to: string; readonly path: string }[];
    readonly entrances: readonly Entrance[];
    readonly outbound: readonly Outbound[];
    /** Who calls functions through AWS's API. */
    readonly functionCallers: readonly FunctionCaller[];
    /** Ways in that no network interface takes: addresses of functions, APIs, CDNs. */
    readonly openings: readonly ReportedOpening[];
    /** Types of which it is not known whether the internet gets to them. */
    readonly unknownTypes: readonly UnknownType[];
    /** Names of network ACLs that the plan declares: their rules are not looked at. */
    readonly networkAcls: readonly string[];
}

const GROUPS: Readonly<Record<Role, PartyGroup>> = {
    "public-load-balancer": "public load balancers",
    "other-load-balancer": "public load balancers",
    "internal-load-balancer": "internal load balancers",
    app: "apps",
    bastion: "operations",
    probe: "operations",
    "listed-endpoint": "operations",
    service: "operations",
    data: "data",
};
const NETWORK_ACL = ["aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl"];

/** The report of a plan. */
export function reportOf(plan: Plan): ReachabilityReport {
    const reach = reachOf(plan);
    return {
        parties: reach.parties.map(reportedParty),
        connections: connectionsOf(reach, plan),
        refusals: reach.refusals.map(({ from, to, obstacles }) => ({ from: from.label, to: to.label, obstacles })),
        waysIn: reach.waysIn.map(({ from, to, path }) => ({ from: from.label, to: to.label, path })),
        entrances: entrancesOf(plan),
        outbound: outboundOf(plan, reach.parties),
        functionCallers: functionCallersOf(plan),
        openings: openingsOf(plan),
        unknownTypes: typesWithout(plan, "exposure"),
        networkAcls: plan.ofType(NETWORK_ACL).map(({ name }) => name),
    };
}

function connectionsOf({ connections }: Reach, plan: Plan): readonly ReportedConnection[] {
    return connections.map((connection) => {
        const { from, to, traffic, hops, addresses } = connection;
        const everyone = isMember(from.at) || (addresses !== undefined && coversFamily(addresses, from.at.addresses));
        return {
            ...{ from: from.label, to: to.label, ports: portsText(traffic) },
            through: [...new Set(hops.map(({ because }) => because.replace(/^rule /, "")))],
            onlyFrom: everyone ? [] : (addresses?.toCidrs() ?? []),
            ...judge(connection, plan.settings),
        };
    });
}

function reportedParty({ label, at, urn, mayReach, ...party }: Party): ReportedParty {
    const group = mayReach !== undefined ? "people" : isMember(at) ? GROUPS[at.role] : "outside";
    const { services, containersApart, knowsNoUsers } = party;
    return { label, group, services, containersApart, knowsNoUsers, ...(urn === undefined ? {} : { urn }) };
}
