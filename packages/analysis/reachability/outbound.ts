import type { Member } from "@platform/aws-model/graph/graph";
import { Reachability } from "@platform/aws-model/graph/reachability";
import { EVERYWHERE, type AddressSet } from "@platform/aws-model/network/addresses";
import type { Plan } from "../plan";
import { isMember, opens, type Party } from "./parties";
import { SiteReader, type Site } from "./sites";
import { portsText } from "./traffic";

/** What may leave a part of the stack, by its rules and the routes of its subnets. */
export interface Outbound {
    readonly from: string;
    readonly urn: string;
    /** `tcp 443`; empty when nothing gets there. */
    readonly toInternet: string;
    /** `through NAT gateway a, b`, or why nothing gets there. */
    readonly over: string;
    readonly toOnPremises: string;
}

/** The ways out of everything in the stack that opens connections by itself. */
export function outboundOf(plan: Plan, parties: readonly Party[]): readonly Outbound[] {
    const sites = new SiteReader(plan);
    const { internet, onPremises } = new Reachability(plan.graph, plan.settings);
    return parties.flatMap((party) => {
        const { label, at, mayReach = EVERYWHERE } = party;
        if (!isMember(at) || !opens(party) || at.kind === "load-balancer") return [];
        const site = sites.of(at);
        const out = { from: label, urn: at.producer.urn };
        const { open, over } = wayOut(at, site);
        const vpn = site.exits.some((exits) => exits.vpn);
        const toInternet = open ? allowed(site, internet.addresses.intersect(mayReach)) : "";
        return [
            {
                ...out,
                toInternet,
                over: open && toInternet === "" ? "no rule lets it out" : over,
                toOnPremises: vpn && onPremises ? allowed(site, onPremises.addresses.intersect(mayReach)) : "",
            },
        ];
    });
}

function wayOut({ publicAddresses }: Member, { exits }: Site): { readonly open: boolean; readonly over: string } {
    const gateways = [...new Set(exits.flatMap(({ natGateways }) => natGateways.map(({ name }) => name)))];
    if (gateways.length > 0) {
        const named = gateways.length <= 3 ? gateways.join(", ") : `${gateways.length} gateways`;
        return { open: true, over: `NAT: ${named}` };
    }
    const direct = publicAddresses.length > 0 && exits.some(({ internetGateway }) => internetGateway);
    return direct ? { open: true, over: "its own public address" } : { open: false, over: "no route to the internet" };
}

function allowed({ waysOut }: Site, addresses: AddressSet): string {
    const ways = waysOut.filter((way) => way.addresses.overlaps(addresses));
    return portsText(ways.map(({ traffic }) => traffic));
}
