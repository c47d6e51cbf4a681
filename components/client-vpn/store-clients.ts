import type { StackDraft, VpnClients } from "../shared/block/block";
import { listed, required, type ConfigProblem } from "../shared/block/problems";
import { clientVpn } from "./block";

/** What a store says of who may connect. */
interface Store {
    readonly allowFrom: { readonly clientVpnGroups: readonly string[] };
}

/** What the stores of a block say of the client VPN. */
export function vpnClientsOf(block: string) {
    return (stores: Readonly<Record<string, Store>>): readonly VpnClients[] =>
        Object.entries(stores).map(([key, { allowFrom }]) => ({
            path: [`platform:${block}`, key, "allowFrom", "clientVpnGroups"],
            groups: allowFrom.clientVpnGroups,
        }));
}

/** Groups that stores let in, of a client VPN that is not there. Which groups they may name, the VPN's own checks say. */
export function* checkVpnClients(
    block: string,
    stores: Readonly<Record<string, Store>>,
    draft: StackDraft,
): Iterable<ConfigProblem> {
    const asking = Object.keys(stores).filter((key) => stores[key]?.allowFrom.clientVpnGroups.length);
    if (asking.length > 0 && !draft.mentions(clientVpn)) {
        const keys = asking.map((key) => `${block}.${key}`);
        yield required(["platform:clientVpn"], `${listed(keys, "and")} let its groups in`);
    }
}
