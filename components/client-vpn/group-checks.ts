import type { StackDraft } from "../shared/block/block";
import { invalid, listed, required, type ConfigProblem } from "../shared/block/problems";
import { vpn } from "../vpn/block";
import type { ClientVpnConfig } from "./schema";

const groupsPath = ["platform:clientVpn", "groups"];

/** AWS knows an authorization by the group's id and the range: two of one group would be one. */
export function* checkGroups({ groups }: ClientVpnConfig): Iterable<ConfigProblem> {
    const owners = new Map<string, string>();
    for (const [name, { id }] of Object.entries(groups)) {
        const owner = owners.get(id);
        if (owner !== undefined) {
            yield invalid([...groupsPath, name, "id"], id, `an id other than that of groups.${owner}`);
        }
        owners.set(id, owner ?? name);
    }
}

/** There is something where groups are let. */
export function* checkReach({ groups }: ClientVpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const admitted = draft.vpnClients().flatMap((store) => store.groups);
    const knowsStores = draft.knowsAll(["databases", "caches"]);
    const toDatacenter: string[] = [];
    for (const [name, { reach }] of Object.entries(groups)) {
        for (const [index, target] of reach.entries()) {
            if (target === "data" && knowsStores && !admitted.includes(name)) {
                const allowed = `networks with something for it; no allowFrom.clientVpnGroups of a database or cache names ${name}`;
                yield invalid([...groupsPath, name, "reach", index], target, allowed, "Remove it from, or name it in,");
            }
        }
        toDatacenter.push(...(reach.includes("on-premises") ? [`clientVpn.groups.${name}`] : []));
    }
    if (toDatacenter.length > 0 && !draft.mentions(vpn)) {
        const verb = toDatacenter.length === 1 ? "reaches" : "reach";
        yield required(["platform:vpn"], `${listed(toDatacenter, "and")} ${verb} the datacenter through it`);
    }
}

/**
 * What stores say of groups. Firewalls see the endpoint and no group: a store that lets one in lets in each that gets to
 * the data subnets, so it has to say so.
 */
export function* checkStores({ groups }: ClientVpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const reaching = Object.keys(groups).filter((name) => groups[name]?.reach.includes("data"));
    const choice = reaching.length === 0 ? "; none reaches data" : `: ${listed(reaching, "or")}`;
    for (const { path, groups: named } of draft.vpnClients()) {
        for (const [index, name] of named.entries()) {
            if (!reaching.includes(name)) {
                yield invalid([...path, index], name, `a group of platform:clientVpn that reaches data${choice}`);
            }
        }
        const others = reaching.filter((name) => !named.includes(name));
        if (named.length > 0 && others.length > 0) {
            const allowed = `all groups that reach data, ${listed(others, "and")} too: a firewall sees the VPN, not the group`;
            yield invalid(path, named, allowed);
        }
    }
}
