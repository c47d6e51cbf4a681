import { every, silent, type Series } from "@platform/aws-model/facets/series";
import type { AlarmFacts } from "./facts";
import { scenario, type Event, type Scenario } from "./scenario";

const EVENTS = {
    down: {
        id: "datacenter-unreachable",
        title: "Every VPN tunnel is down",
        story: "All tunnels of all connections report 0: apps cannot reach the datacenter.",
        expects: "wake",
    },
    silent: {
        id: "tunnel-metric-stops",
        title: "The tunnels' metric stops",
        story: "TunnelState is not published for any connection: nobody can tell an outage from a good day.",
        expects: "wake",
    },
} as const satisfies Readonly<Record<string, Event>>;

/** What can happen to the way into the datacenter as a whole. */
export function allTunnelsScenarios({ connections }: AlarmFacts): readonly Scenario[] {
    const [first] = connections;
    if (first === undefined) return [];
    const about = {
        where: connections.map(({ resource }) => resource.name).join(", "),
        urn: first.resource.urn,
        keys: connections.flatMap(({ key, tunnels }) => [key, ...tunnels]),
    };
    const all = (event: Event, series: Series) =>
        scenario(event, about, ({ name }) => (name === "TunnelState" ? series : undefined));
    return [all(EVENTS.down, every(1, 0)), all(EVENTS.silent, silent)];
}
