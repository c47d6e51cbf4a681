import { kind, none, settings } from "../facets/kind";
import { typesIn } from "../tokens";

/** Pings from AWS into another network. */
export const networkProbe = kind({
    label: "network probe",
    tokens: typesIn("networkmonitor", "Probe"),
    network: none("AWS's own interfaces send its pings"),
    exposure: none("sends pings and takes nothing else"),
    identity: {},
});

export const networkMonitor = settings("a network probe", typesIn("networkmonitor", "Monitor"));
