import { cutOff, type Gateway } from "./egress";
import type { ResilienceFacts } from "./facts";
import { lossOutcome, type LossOutcome, type OutcomeReason } from "./outcome";
import type { Pool } from "./pools";
import { recovery } from "./recovery";
import { lostWithInstance } from "./spread";
import { unreached, type VpnLine } from "./vpn";
import type { Workload } from "./workloads";

/** What the loss of one instance of a pool does to the services on it; the worst instance. */
export function afterInstance(pool: Pool, { workloads }: ResilienceFacts): readonly LossOutcome[] {
    return workloads.filter((workload) => workload.pool === pool).map((workload) => withoutInstance(workload));
}

/** What the loss of one instance does to those that serve without a cluster. */
export function withoutInstance(workload: Workload): LossOutcome {
    const { name, urn, copies, layout, pool } = workload;
    if (copies === 0) return lossOutcome({ name, urn, copies }, [{ verdict: "neutral", text: "no copy is wanted" }]);
    if (copies === undefined || layout === undefined)
        return lossOutcome({ name, urn }, [
            { verdict: "unknown", text: "the plan does not tell how many copies run where" },
        ]);
    const left = copies - Math.min(copies, lostWithInstance(layout));
    const again = recovery(workload, { instances: (pool?.running ?? copies) - 1, starts: "everywhere" });
    const text = left > 0 ? `${left} of ${copies} copies keep running` : "possibly no copy is left";
    const verdict = left > 0 ? "good" : again.verdict === "good" ? "attention" : "bad";
    return lossOutcome({ name, urn, copies, left }, [{ verdict, text }, again]);
}

/** What the loss of one NAT gateway does, its zone being well. */
export function afterGateway(gateway: Gateway, { workloads, egress }: ResilienceFacts): readonly LossOutcome[] {
    const cut = cutOff(egress, (one) => one === gateway);
    return workloads.map(({ name, urn, zones, copies }) => {
        const blocked = zones.filter((zone) => cut.includes(zone));
        const about = { name, urn, ...(copies === undefined ? {} : { copies, left: copies }) };
        return lossOutcome(about, [gatewayReason(blocked, zones)]);
    });
}

function gatewayReason(blocked: readonly string[], zones: readonly string[]): OutcomeReason {
    if (zones.length === 0) return { verdict: "unknown", text: "its zones are not known" };
    if (blocked.length === 0) return { verdict: "good", text: "its zones have other ways to the internet" };
    if (blocked.length === zones.length)
        return { verdict: "bad", text: "all copies answer, none of them reaches the internet, and none can start" };
    const others = zones.filter((zone) => !blocked.includes(zone)).join(", ");
    return {
        verdict: "attention",
        text: `copies in ${blocked.join(", ")} answer and do not reach the internet; those in ${others} do`,
    };
}

/** What the loss of connections, or of one tunnel of a connection, does to the way on-premises. */
export function afterLines(lost: readonly VpnLine[], all: readonly VpnLine[]): OutcomeReason {
    const missing = unreached(lost, all);
    const others = all.filter((line) => !lost.includes(line)).map(({ name }) => name);
    if (missing === "nothing") return { verdict: "good", text: `${others.join(", ")} carries the traffic` };
    if (missing === "everything")
        return { verdict: "bad", text: "no other connection is left: on-premises is out of reach" };
    return { verdict: "bad", text: `no other connection has a route to ${missing.join(", ")}` };
}
