import { network } from "../../../network/block";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import { vpn } from "../../../vpn/block";
import { cluster } from "../../cluster/block";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/** Logs that could not be forwarded. */
export function* checkForwarding(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const egress = draft.block(cluster)?.egress;
    for (const { path, config } of serviceEntries(services)) {
        const { forward } = config.logging;
        if (forward === undefined) {
            continue;
        }
        if (draft.block(network)?.natGateways === "none") {
            const allowed = "only with NAT, for the log router's image comes from the internet";
            yield invalid([...path, "logging", "forward"], forward, allowed, "Remove it from");
        }
        const { port } = forward;
        const isOpen = egress?.some(
            ({ protocol, fromPort, toPort }) => protocol === "tcp" && fromPort <= port && port <= toPort,
        );
        // What lies on premises is open anyway, so with a VPN the endpoint may be there.
        if (isOpen === false && !draft.mentions(vpn)) {
            const allowed = "a port that platform:cluster.egress opens, or logs would not leave";
            yield invalid([...path, "logging", "forward", "port"], port, allowed);
        }
    }
}
