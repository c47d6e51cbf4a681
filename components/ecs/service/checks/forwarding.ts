import { network } from "../../../network/block";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import { vpn } from "../../../vpn/block";
import { cluster } from "../../cluster/block";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

type Forward = NonNullable<ServiceConfig["logging"]["forward"]>;

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
        yield* checkOptions([...path, "logging", "forward"], forward);
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

/** What the endpoint is given must be an option of the output, and there must be TLS for it to go over. */
function* checkOptions(path: KeyPath, { plugin, secretOptions, tls, ca }: Forward): Iterable<ConfigProblem> {
    for (const name of Object.keys(secretOptions)) {
        if ((name === "Shared_Key") !== (plugin === "forward")) {
            const allowed = plugin === "forward" ? "Shared_Key" : "http_User, http_Passwd and Header";
            const statement = `the plugin ${plugin} has no such option; allowed ${allowed}`;
            yield { path: [...path, "secretOptions", name], statement, fix: "Remove it from" };
        }
    }
    if (!tls && (ca !== undefined || Object.keys(secretOptions).length > 0)) {
        yield invalid([...path, "tls"], tls, "true with ca or secretOptions, which are no secret without it");
    }
}
