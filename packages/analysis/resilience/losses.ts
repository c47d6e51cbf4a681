import type { ResilienceFacts } from "./facts";
import { worst, type LossOutcome } from "./outcome";
import { afterGateway, afterInstance, afterLines, withoutInstance } from "./other-losses";
import type { Verdict } from "../section";
import { afterZone } from "./zone-loss";
import { zoneRest } from "./zone-rest";

/** Something that is lost. */
export type LossKind = "zone" | "instance" | "nat-gateway" | "tunnel" | "customer-gateway";

/** Stands for the zone of what is in subnets that the plan does not have. */
export const UNNAMED_ZONE = "its own zone";

/** A loss, and what comes of it. */
export interface Loss {
    readonly kind: LossKind;
    /** Zone, name or address of what is lost. */
    readonly what: string;
    readonly urn?: string;
    /** What becomes of what serves. */
    readonly outcomes: readonly LossOutcome[];
    /** What becomes of the rest: the way on-premises, companions. */
    readonly others: readonly LossOutcome[];
    readonly verdict: Verdict;
}

/** Everything that may be lost, one at a time. */
export function lossesOf(facts: ResilienceFacts): readonly Loss[] {
    return [...zones(facts), ...instances(facts), ...gateways(facts), ...tunnels(facts), ...devices(facts)];
}

function loss(about: Omit<Loss, "verdict">): Loss {
    const verdicts = [...about.outcomes, ...about.others].map(({ verdict }) => verdict);
    return { ...about, verdict: worst(verdicts) };
}

/** Where the plan names no zone, what serves and what holds data is in one all the same. */
function zones(facts: ResilienceFacts): readonly Loss[] {
    const somewhere = facts.workloads.length + facts.parts.length > 0;
    const all = facts.zones.length === 0 && somewhere ? [UNNAMED_ZONE] : facts.zones;
    return all.map((zone) =>
        loss({ kind: "zone", what: zone, outcomes: afterZone(facts, zone), others: zoneRest(facts, zone) }),
    );
}

function instances(facts: ResilienceFacts): readonly Loss[] {
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
function gateways(facts: ResilienceFacts): readonly Loss[] {
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
function tunnels({ vpn }: ResilienceFacts): readonly Loss[] {
    return vpn.flatMap(({ name, urn }) =>
        [1, 2].map((number) => {
            const why = `tunnel ${3 - number} of ${name} carries the traffic`;
            const way: LossOutcome = { name: "way on-premises", urn, verdict: "good", why };
            return loss({ kind: "tunnel", what: `tunnel ${number} of ${name}`, urn, outcomes: [], others: [way] });
        }),
    );
}

function devices({ vpn }: ResilienceFacts): readonly Loss[] {
    const names = [...new Set(vpn.map(({ customerGateway }) => customerGateway))];
    return names.map((name) => {
        const lost = vpn.filter(({ customerGateway }) => customerGateway === name);
        const urn = lost[0]?.customerGatewayUrn;
        const { verdict, text } = afterLines(lost, vpn);
        const way: LossOutcome = { name: "way on-premises", urn: urn ?? "", verdict, why: text };
        return loss({ kind: "customer-gateway", what: name, ...(urn ? { urn } : {}), outcomes: [], others: [way] });
    });
}
