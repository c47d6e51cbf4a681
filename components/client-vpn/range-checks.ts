import { privateNetworks } from "@platform/aws-model/network/addresses";
import { cidrOf, contains, overlaps } from "@platform/aws-model/network/cidr";
import { z } from "zod";
import { network } from "../network/block";
import type { StackDraft } from "../shared/block/block";
import { cidr } from "../shared/block/primitives";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import { vpn } from "../vpn/block";
import type { ClientVpnConfig } from "./schema";

/** @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is-best-practices.html */
const prefixes = { shortest: 12, longest: 22 } as const;

/** The size and place of the range that people's computers get addresses of. */
export function* checkRange({ clientCidr: text }: ClientVpnConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const path = ["platform:clientVpn", "clientCidr"];
    const range = cidrOf(text);
    if (range.prefix < prefixes.shortest || range.prefix > prefixes.longest) {
        yield invalid(path, text, `a range from /${prefixes.shortest} to /${prefixes.longest}`);
    } else if (!privateNetworks.some((outer) => contains(cidrOf(outer), range))) {
        yield invalid(path, text, `a range in ${listed(privateNetworks, "or")}; hosts of the internet have this one`);
    }
    for (const [other, name] of takenRanges(draft)) {
        if (overlaps(range, cidrOf(other))) {
            yield invalid(path, text, `a range that does not overlap ${other}, ${name}`);
        }
    }
}

/** Ranges that an answer to a computer with one of their addresses would go to instead. */
function takenRanges(draft: StackDraft): readonly (readonly [range: string, name: string])[] {
    const own = draft.block(network)?.cidr;
    return [
        ...(own === undefined ? [] : [[own, "the VPC of platform:network"] as const]),
        ...(draft.block(vpn)?.onPremisesCidrs ?? []).map(
            (range, index) => [range, `platform:vpn.onPremisesCidrs[${index}]`] as const,
        ),
        ...draft
            .inOtherStacks("network", z.object({ cidr }))
            .map(([stack, other]) => [other.cidr, `the VPC of stack "${stack}"`] as const),
        ...draft
            .inOtherStacks("clientVpn", z.object({ clientCidr: cidr }))
            .map(([stack, other]) => [other.clientCidr, `the clientVpn of stack "${stack}"`] as const),
    ];
}
