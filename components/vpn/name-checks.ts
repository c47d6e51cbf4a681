import { cidrOf, contains } from "@platform/aws-model/network/cidr";
import { dns } from "../dns/block";
import { isAtOrBelow } from "../dns/coverage";
import type { StackDraft } from "../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import type { VpnConfig } from "./schema";

/** Names of the datacenter lead through the VPN, and away from no name of the apps. */
export function* checkDatacenterNames(config: VpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const path = ["platform:vpn", "hosts"];
    for (const [host, address] of Object.entries(config.hosts)) {
        if (address !== "public") {
            yield* checkAddress(config, [...path, host], address);
            yield* checkOwn(draft, [...path, host], host);
        }
    }
    for (const [index, server] of (config.dns?.servers ?? []).entries()) {
        yield* checkAddress(config, ["platform:vpn", "dns", "servers", index], server);
    }
    for (const [index, domain] of (config.dns?.domains ?? []).entries()) {
        yield* checkOwn(draft, ["platform:vpn", "dns", "domains", index], domain);
    }
}

function* checkAddress({ onPremisesCidrs }: VpnConfig, path: KeyPath, address: string): Iterable<ConfigProblem> {
    if (!onPremisesCidrs.some((range) => contains(cidrOf(range), cidrOf(`${address}/32`)))) {
        yield invalid(path, address, "an address in onPremisesCidrs; nothing else goes through the VPN");
    }
}

function* checkOwn(draft: StackDraft, path: KeyPath, name: string): Iterable<ConfigProblem> {
    const own = draft.block(dns)?.domain;
    if (own !== undefined && isAtOrBelow(name, own)) {
        yield invalid(path, name, `a name outside of ${own}, which is the apps' own domain`, "Change it in");
    }
}

/** Whether the VPC's resolver learns of a name from the `vpn` block, or is to ask public DNS by what it says. */
export function isAnswered({ hosts, dns: forwarded }: VpnConfig, name: string): boolean {
    return name in hosts || (forwarded?.domains ?? []).some((domain) => isAtOrBelow(name, domain));
}
