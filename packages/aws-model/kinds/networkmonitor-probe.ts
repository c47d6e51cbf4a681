import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { charge, hourly } from "../facets/cost";
import { every } from "../facets/series";
import { typesIn } from "../tokens";

/** Pings from AWS into another network. */
export const networkProbe = kind({
    label: "network probe",
    tokens: typesIn("networkmonitor", "Probe"),
    network: none("AWS's own interfaces send its pings"),
    exposure: none("sends pings and takes nothing else"),
    identity: {},
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("networkmonitor_probe"),
    },
    cost: () => [
        hourly("network-monitor-subnet", "network monitor, by the subnet"),
        charge("metric", "metrics of the network monitor", 2),
    ],
    watch: {
        concern: "tunnels",
        dimensions: [
            ["Probe", "probeId"],
            ["Probe", "id"],
        ],
        healthy: { "AWS/NetworkMonitor": { PacketLoss: every(1, 0), HealthIndicator: every(1, 100) } },
        mishaps: () => [
            {
                id: "tunnels-carry-nothing",
                title: "The tunnels are up and carry nothing",
                story: "A route or firewall swallows all packets: AWS's pings into the datacenter are lost.",
                expects: "tell",
                shows: { PacketLoss: every(1, 100) },
            },
        ],
    },
    survives: none("serves nobody"),
    draw: none("the path that it tests is drawn"),
});

export const networkMonitor = settings("a network probe", typesIn("networkmonitor", "Monitor"));
