import { cidrOf, overlaps } from "@platform/aws-model/network/cidr";
import { invalid, type Path, type Problem } from "../problems";
import type { Check } from "./draft";

/** A range, where it comes from, and how a message calls it. */
interface Range {
    readonly text: string;
    readonly name: string;
}

/**
 * Ranges that must not share an address: the VPC, the on-premises ranges, and the VPCs of the project's other stacks.
 *
 * The other stacks are compared even where no VPN joins them: peering or a VPN comes later than the range, and a VPC
 * cannot be given another range without being rebuilt.
 */
export const checkOverlaps: Check = function* ({ config, otherStacks }) {
    const onPremises = (config.vpn?.onPremisesCidrs ?? []).map((text, index) => ({
        path: ["platform:vpn", "onPremisesCidrs", index],
        range: { text, name: `onPremisesCidrs[${index}]` },
    }));
    const vpc = config.network && { text: config.network.cidr, name: "the VPC of platform:network" };
    for (const [index, { path, range }] of onPremises.entries()) {
        const others = onPremises.slice(0, index).map((other) => other.range);
        yield* shared(path, range.text, vpc === undefined ? others : [vpc, ...others]);
    }
    if (vpc !== undefined) {
        const vpcs = otherStacks.flatMap(({ name, vpcCidr }) =>
            vpcCidr === undefined ? [] : [{ text: vpcCidr, name: `the VPC of stack "${name}"` }],
        );
        yield* shared(["platform:network", "cidr"], vpc.text, vpcs);
    }
};

function* shared(path: Path, text: string, others: readonly Range[]): Iterable<Problem> {
    for (const other of others) {
        if (overlaps(cidrOf(text), cidrOf(other.text))) {
            yield invalid(path, text, `a range that does not overlap ${other.text}, ${other.name}`);
        }
    }
}
