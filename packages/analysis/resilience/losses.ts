import type { Facts } from "./facts";
import { worst, type Outcome } from "./outcome";
import { afterGateway, afterInstance, afterLines, withoutInstance } from "./other-losses";
import type { Verdict } from "../section";
import { companionsAfter } from "./companions-after";
import { afterZone } from "./zone-loss";

/** Something that is lost. */
export type Kind = "zone" | "instance" | "nat-gateway" | "tunnel" | "customer-gateway";

/** A loss, and what comes of it. */
export interface Loss {
    readonly kind: Kind;
    /** Zone, name or address of what is lost. */
    readonly what: string;
    readonly urn?: string;
    /** What becomes of what serves. */
    readonly outcomes: readonly Outcome[];
    /** What becomes of the rest: the way on-premises, companions. */
    readonly others: readonly Outcome[];
    readonly verdict: Verdict;
}

/** Everything that may be lost, one at a time. */
export function lossesOf(facts: Facts): readonly Loss[] {
    return [...zones(facts), ...instances(facts), ...gateways(facts), ...tunnels(facts), ...devices(facts)];
}

function loss(about: Omit<Loss, "verdict">): Loss {
    const verdicts = [...about.outcomes, ...about.others].map(({ verdict }) => verdict);
    return { ...about, verdict: worst(verdicts) };
}

function zones(facts: Facts): readonly Loss[] {
    return facts.zones.map((zone) =>
        loss({ kind: "zone", what: zone, outcomes: afterZone(facts, zone), others: companionsAfter(facts, zone) }),
    );
}

function instances(facts: Facts): readonly Loss[] {
    const pools = facts.pools.map((pool) =>
        loss({
            kind: "instance",
            what: `one of ${pool.name}`,
            urn: pool.urn,
            outcomes: afterInstance(pool, facts),
            others: [],
        }),
    );
    const alone = facts.workloads.filter(({ service }) => service === undefined);
    return [
        ...pools,
        ...alone.map((workload) =>
            loss({
                kind: "instance",
                what: `one of ${workload.name}`,
                urn: workload.urn,
                outcomes: [withoutInstance(workload)],
                others: [],
            }),
        ),
    ];
}

/** A gateway that is in all zones at once is not lost as one, and one that nothing uses is no loss. */
function gateways(facts: Facts): readonly Loss[] {
    return facts.egress.gateways
        .filter(({ regional, serves }) => !regional && serves.length > 0)
        .map((gateway) =>
            loss({
                kind: "nat-gateway",
                what: gateway.name,
                urn: gateway.urn,
                outcomes: afterGateway(gateway, facts),
                others: [],
            }),
        );
}

/** The other tunnel of the connection carries on. */
function tunnels({ vpn }: Facts): readonly Loss[] {
    return vpn.flatMap(({ name, urn }) =>
        [1, 2].map((number) => {
            const why = `tunnel ${3 - number} of ${name} carries the traffic`;
            const way: Outcome = { name: "way on-premises", urn, verdict: "good", why };
            return loss({ kind: "tunnel", what: `tunnel ${number} of ${name}`, urn, outcomes: [], others: [way] });
        }),
    );
}

function devices({ vpn }: Facts): readonly Loss[] {
    const names = [...new Set(vpn.map(({ customerGateway }) => customerGateway))];
    return names.map((name) => {
        const lost = vpn.filter(({ customerGateway }) => customerGateway === name);
        const urn = lost[0]?.customerGatewayUrn;
        const { verdict, text } = afterLines(lost, vpn);
        const way: Outcome = { name: "way on-premises", urn: urn ?? "", verdict, why: text };
        return loss({ kind: "customer-gateway", what: name, ...(urn ? { urn } : {}), outcomes: [], others: [way] });
    });
}
