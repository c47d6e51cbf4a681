import { INSTANCE } from "@platform/aws-model/types";
import type { Plan } from "../../plan";
import { known } from "@platform/aws-model/value";
import type { MetricRef } from "../cloudwatch/definition";
import { every, silent, type Series } from "../cloudwatch/series";
import type { Watch } from "../watch";
import type { Connection, Facts } from "./facts";
import { byName, scenario, type Event, type Scenario } from "./scenario";

const EVENTS = {
    one: {
        id: "one-tunnel-down",
        title: "One VPN tunnel is down",
        story: "Tunnel 1 reports 0, tunnel 2 of the same connection reports 1. Traffic flows, with nothing in reserve.",
        expects: "tell",
    },
    both: {
        id: "both-tunnels-down",
        title: "Both tunnels of a VPN connection are down",
        story: "Both tunnels of one connection report 0; other connections are up.",
        expects: "wake",
    },
    all: {
        id: "datacenter-unreachable",
        title: "Every VPN tunnel is down",
        story: "All tunnels of all connections report 0: apps cannot reach the datacenter.",
        expects: "wake",
    },
    metric: {
        id: "tunnel-metric-stops",
        title: "The tunnels' metric stops",
        story: "TunnelState is not published for any connection: nobody can tell an outage from a good day.",
        expects: "wake",
    },
    path: {
        id: "tunnels-carry-nothing",
        title: "The tunnels are up and carry nothing",
        story: "A route or firewall swallows all packets: AWS's pings into the datacenter are lost.",
        expects: "tell",
    },
    target: {
        id: "ping-target-stops",
        title: "An instance that is watched stops",
        story: "A stopped instance publishes nothing; tunnels that it keeps awake may close when idle.",
        expects: "tell",
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to the way into the datacenter. */
export function vpnScenarios({ plan, connections }: Facts, watch: Watch): readonly Scenario[] {
    const each = connections.flatMap((connection) => {
        const [first = "no address"] = connection.tunnels;
        const one = tunnels([connection.key, every(1, 0, 1)], [first, every(1, 0)]);
        return [
            scenario(EVENTS.one, about([connection]), one),
            ...(connections.length > 1
                ? [scenario(EVENTS.both, about([connection]), allShow([connection], every(1, 0)))]
                : []),
        ];
    });
    const all = about(connections);
    const together =
        connections.length === 0
            ? []
            : [
                  scenario(EVENTS.all, all, allShow(connections, every(1, 0))),
                  scenario(EVENTS.metric, all, allShow(connections, silent)),
              ];
    return [...each, ...together, ...probes(plan), ...pingTargets(plan, watch)];
}

function probes(plan: Plan): readonly Scenario[] {
    return plan.ofType(["aws:networkmonitor/probe:Probe"]).map((probe) => {
        const { name, urn, id } = probe;
        const key = `Probe=${known(probe.get("probeId").text()) ?? id}`;
        return scenario(EVENTS.path, { where: name, urn, keys: [key] }, byName({ PacketLoss: every(1, 100) }));
    });
}

function pingTargets(plan: Plan, watch: Watch): readonly Scenario[] {
    const watched = plan.ofType(INSTANCE).filter(({ id }) => watch.at(`InstanceId=${id}`).length > 0);
    return watched.map(({ name, urn, id }) =>
        scenario(EVENTS.target, { where: name, urn, keys: [`InstanceId=${id}`] }, () => silent),
    );
}

function about(connections: readonly Connection[]): Pick<Scenario, "where" | "urn" | "keys"> {
    return {
        where: connections.map(({ resource }) => resource.name).join(", "),
        urn: connections[0]?.resource.urn ?? "",
        keys: connections.flatMap(({ key, tunnels: addresses }) => [key, ...addresses]),
    };
}

function allShow(connections: readonly Connection[], series: Series): (metric: MetricRef) => Series | undefined {
    return tunnels(...about(connections).keys.map((key) => [key, series] as const));
}

/** What TunnelState shows at each of some dimensions; elsewhere it does not change. */
function tunnels(
    ...shown: readonly (readonly [key: string, series: Series])[]
): (metric: MetricRef) => Series | undefined {
    const byKey = new Map(shown);
    return ({ name, dimensions }) => {
        if (name !== "TunnelState") return undefined;
        const keys = Object.entries(dimensions).map(([dimension, value]) => `${dimension}=${value}`);
        const tunnel = keys.find((key) => key.startsWith("TunnelIpAddress="));
        return byKey.get(tunnel ?? keys[0] ?? "");
    };
}
