import { invalid } from "../problems";
import type { Check, Draft } from "./draft";

/** Addresses inside the tunnels: two ranges for each connection, and none twice. */
export const checkTunnels: Check = function* ({ config: { vpn }, otherStacks }) {
    const seen = new Map<string, string>();
    for (const [name, gateway] of Object.entries(vpn?.customerGateways ?? {})) {
        const path = ["platform:vpn", "customerGateways", name, "tunnelInsideCidrs"];
        const { ipAddress, tunnelInsideCidrs, connections } = gateway;
        if (tunnelInsideCidrs.length > 0 && tunnelInsideCidrs.length !== 2 * connections) {
            const allowed = `none or ${2 * connections}, two for each of its connections`;
            yield invalid(path, tunnelInsideCidrs, allowed);
        }
        for (const [index, range] of tunnelInsideCidrs.entries()) {
            const other = seen.get(range) ?? otherUser(otherStacks, ipAddress, range);
            if (other !== undefined) {
                yield invalid([...path, index], range, `a range that no other tunnel has; ${other} has this one`);
            }
            seen.set(range, name);
        }
    }
};

/** A device needs to tell its tunnels apart, whichever stack they belong to. */
function otherUser(otherStacks: Draft["otherStacks"], ipAddress: string, range: string): string | undefined {
    const other = otherStacks.find(({ tunnelInsideCidrs }) => tunnelInsideCidrs[ipAddress]?.includes(range));
    return other && `stack "${other.name}", on the same device,`;
}
