import { z } from "zod";
import type { StackDraft } from "../shared/block/block";
import { cidr } from "../shared/block/primitives";
import { invalid, type ConfigProblem } from "../shared/block/problems";
import type { VpnConfig } from "./schema";

/** Addresses inside the tunnels: two ranges for each connection, and none twice. */
export function* checkTunnels({ customerGateways }: VpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const seen = new Map<string, string>();
    for (const [name, { ipAddress, tunnelInsideCidrs, connections }] of Object.entries(customerGateways)) {
        const path = ["platform:vpn", "customerGateways", name, "tunnelInsideCidrs"];
        if (tunnelInsideCidrs.length > 0 && tunnelInsideCidrs.length !== 2 * connections) {
            const allowed = `none or ${2 * connections}, two for each of its connections`;
            yield invalid(path, tunnelInsideCidrs, allowed);
        }
        for (const [index, range] of tunnelInsideCidrs.entries()) {
            const other = seen.get(range) ?? otherUser(draft, ipAddress, range);
            if (other !== undefined) {
                yield invalid([...path, index], range, `a range that no other tunnel has; ${other} has this one`);
            }
            seen.set(range, name);
        }
    }
}

const tunnelsElsewhere = z.object({
    customerGateways: z.record(
        z.string(),
        z.object({ ipAddress: z.string(), tunnelInsideCidrs: z.array(cidr).default([]) }),
    ),
});

/** A device needs to tell its tunnels apart, whichever stack they belong to. */
function otherUser(draft: StackDraft, device: string, range: string): string | undefined {
    const other = draft
        .inOtherStacks("vpn", tunnelsElsewhere)
        .find(([, { customerGateways }]) =>
            Object.values(customerGateways).some(
                ({ ipAddress, tunnelInsideCidrs }) => ipAddress === device && tunnelInsideCidrs.includes(range),
            ),
        );
    return other && `stack "${other[0]}", on the same device,`;
}
