import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { charge, hourly } from "../facets/cost";
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
});

export const networkMonitor = settings("a network probe", typesIn("networkmonitor", "Monitor"));
