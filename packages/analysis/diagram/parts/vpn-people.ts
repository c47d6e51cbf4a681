import { Connections } from "../../reachability/connections";
import { outboundOf } from "../../reachability/outbound";
import { isMember, partiesOf, type Party } from "../../reachability/parties";
import { portsText } from "../../reachability/traffic";
import { ON_PREMISES, type DrawingBuilder } from "../drawing-builder";

/** Where the people of a client VPN get to, by their groups: what they may open connections to, and the datacenter. */
export function addVpnPeople(builder: DrawingBuilder): void {
    const { plan } = builder;
    const parties = partiesOf(plan);
    const people = parties.filter(({ mayReach }) => mayReach !== undefined);
    if (people.length === 0) return;
    const connections = new Connections(plan);
    for (const group of people) {
        for (const { at, ...rest } of parties.filter((party) => party.mayReach === undefined)) {
            if (!isMember(at) || at.producer.urn === group.urn) continue;
            const found = connections.between(group, { ...rest, at });
            if (!("traffic" in found)) continue;
            const detail = `${group.label} to ${rest.label}: ${portsText(found.traffic)}`;
            for (const from of builder.boxesOf(group.urn ?? ""))
                for (const to of builder.boxesOf(at.producer.urn))
                    builder.link({ from, to, kind: "traffic", urn: at.producer.urn, detail });
        }
    }
    addDatacenter(builder, people);
}

/** The datacenter is drawn above: the line leads upwards. */
function addDatacenter(builder: DrawingBuilder, people: readonly Party[]): void {
    for (const { from: label, urn, toOnPremises } of outboundOf(builder.plan, people)) {
        if (toOnPremises === "") continue;
        const detail = `${label} to the datacenter: ${toOnPremises}`;
        for (const to of builder.boxesOf(urn))
            builder.link({ from: ON_PREMISES, to, kind: "vpn", heads: "start", urn, detail });
    }
}
