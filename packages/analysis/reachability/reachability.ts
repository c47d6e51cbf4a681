import type { Admission } from "@platform/aws-model/graph/admission";
import type { Member } from "@platform/aws-model/graph/graph";
import { pathText, type Path, type Source } from "@platform/aws-model/graph/reachability";
import { groupBy } from "@platform/aws-model/group-by";
import type { Plan } from "../plan";
import { Connections, type Connection } from "./connections";
import type { Obstacle } from "./obstacles";
import { isMember, opens, partiesOf, type Party } from "./parties";
import { joined } from "./traffic";

/** A connection that is not possible, with everything that stops it: the first is what packets meet first. */
export interface RefusedConnection {
    readonly from: Party;
    readonly to: Party;
    readonly obstacles: readonly Obstacle[];
}

/** A way from outside to something in the stack, over everything that lies between. */
export interface WayIn {
    readonly from: Party;
    readonly to: Party;
    /** The witness, hop by hop. */
    readonly path: string;
    /** The parties between. */
    readonly over: readonly Party[];
}

/** Who reaches whom in a plan. */
export interface Reach {
    readonly parties: readonly Party[];
    readonly connections: readonly Connection[];
    /** The refusals that matter: of whom outsiders, load balancers and ways for people do not reach, and data. */
    readonly refusals: readonly RefusedConnection[];
    readonly waysIn: readonly WayIn[];
}

/** Asks of every party whether it can open a connection to every other. */
export function reachOf(plan: Plan): Reach {
    const parties = partiesOf(plan);
    const members = parties.filter(isTarget);
    const between = new Connections(plan);
    const connections: Connection[] = [];
    const refusals: RefusedConnection[] = [];
    for (const from of parties.filter(opens)) {
        for (const to of members) {
            if (from.at === to.at) continue;
            const answer = between.between(from, to);
            if ("hops" in answer) connections.push(answer);
            else if (matters(from, to.at)) refusals.push({ from, to, obstacles: answer });
        }
    }
    return { parties, connections, refusals, waysIn: waysIn(parties, connections) };
}

/** People in a VPN answer nobody. */
function isTarget(party: Party): party is Party & { readonly at: Member } {
    return isMember(party.at) && party.mayReach === undefined;
}

/** Between apps only data matter: that an app does not reach another one surprises nobody. */
function matters({ at }: Party, to: Member): boolean {
    return !isMember(at) || at.role !== "app" || to.role === "data" || to.role === "bastion";
}

/** The shortest way from each place outside to everything that it reaches, over as many hops as it takes. */
function waysIn(parties: readonly Party[], connections: readonly Connection[]): readonly WayIn[] {
    const onward = groupBy(connections, ({ from }) => from);
    return parties.flatMap((from) => {
        if (isMember(from.at) || from.at.name === "Route 53's health checkers") return []; // a part of the internet
        const found = new Map<Party, readonly Connection[]>([[from, []]]);
        // A Map yields entries that are added while it is walked: the walk ends when nothing new is reached.
        for (const [at, path] of found)
            for (const step of onward.get(at) ?? []) if (!found.has(step.to)) found.set(step.to, [...path, step]);
        return [...found].flatMap(([to, path]) => {
            const text = isMember(from.at) ? undefined : witness(from.at, path);
            return text === undefined ? [] : [{ from, to, path: text, over: path.slice(0, -1).map((step) => step.to) }];
        });
    });
}

function witness(source: Source, steps: readonly Connection[]): string | undefined {
    const [first, ...others] = steps.map(({ hops }) => merged(hops));
    if (first === undefined) return undefined;
    const path: Path = { source, hops: [first, ...others] };
    return pathText(path);
}

/** The rules for one protocol as one hop, so that a witness names every port. */
function merged(hops: Connection["hops"]): Admission {
    const [first] = hops;
    const same = hops.filter(({ traffic }) => traffic.protocol === first.traffic.protocol);
    const [traffic = first.traffic] = joined(same.map((hop) => hop.traffic));
    const rules = [...new Set(same.map(({ because }) => because.replace(/^rule /, "")))];
    return { ...first, traffic, because: rules.length > 1 ? `rules ${rules.join(", ")}` : first.because };
}
