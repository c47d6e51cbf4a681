import { asText } from "@platform/aws-model/wire";
import { fromState, stateOf } from "../../values";
import type { Value } from "../../values";
import { blockAfter, blockAround, blockOf, blocksOverlap, blockText, lastOf } from "./block";
import type { PlacedSubnet } from "./subnet-spec";

/** A subnet whose range is known. */
interface Known {
    readonly name: string;
    readonly type: string;
    readonly cidr: string;
}

/** What of a layout can be refused as soon as its ranges are known. */
export interface LayoutRules {
    readonly natStrategy: string;
    /** The range of the VPC, if the subnets must fill it. */
    readonly exactly?: string;
}

/** The subnets, once they have been checked: of ranges that are not known yet each depends on all. @throws Error */
export function checkedLayout(subnets: readonly PlacedSubnet[], rules: LayoutRules): PlacedSubnet[] {
    const { value, ...state } = stateOf(subnets.map(({ cidrBlock }) => cidrBlock ?? null));
    if (!state.known) {
        return subnets.map((subnet) => ({ ...subnet, cidrBlock: fromState({ ...state, value }) }));
    }
    const ranges = (value as Value[]).map(asText);
    const known = subnets.map(({ resourceName: name, type }, index) => ({ name, type, cidr: ranges[index] ?? "" }));
    refuseOverlaps(known);
    if (rules.exactly !== undefined) {
        refuseGaps(known, rules.exactly);
    }
    refuseNatGatewaysWithoutUse(known, rules.natStrategy);
    return subnets.map((subnet, index) => ({ ...subnet, cidrBlock: fromState({ ...state, value: ranges[index] }) }));
}

function refuseOverlaps(subnets: readonly Known[]): void {
    const blocks = subnets.map(({ cidr }) => blockOf(cidr));
    const overlapping = subnets.filter((_, index) =>
        blocks.some((other, at) => at !== index && blocksOverlap(other, blocks[index] ?? other)),
    );
    if (overlapping.length > 0) {
        const list = overlapping.map(({ name, cidr }, index) => `${index + 1}. ${name}: ${cidr}\n`).join("");
        throw new Error(
            `The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones:\n\n${list}`,
        );
    }
}

function refuseGaps(subnets: readonly Known[], vpc: string): void {
    const whole = blockOf(vpc);
    const gaps = subnets.flatMap((subnet, index) => {
        const { first } = blockOf(subnet.cidr);
        const before = subnets[index - 1];
        if (before === undefined) {
            return first === whole.first
                ? []
                : [`${subnet.name} (${subnet.cidr}) does not start at the beginning of the VPC (${vpc})`];
        }
        const block = blockOf(before.cidr);
        return blockAfter(block, block.prefix).first === first
            ? []
            : [`${before.name} (${before.cidr}) <=> ${subnet.name} (${subnet.cidr})`];
    });
    const end = subnets.at(-1);
    if (end !== undefined && lastOf(blockOf(end.cidr)) !== lastOf(whole)) {
        const [here, there] = [blockOf(end.cidr), whole].map((block) => lastHost(lastOf(block)));
        gaps.push(`${end.name} (ending ${here}) ends before VPC ends (at ${there}})`);
    }
    if (gaps.length > 0) {
        throw new Error(`There are gaps in the subnet ranges. Please fix the following gaps: ${gaps.join(", ")}`);
    }
}

/** The address before the last one. */
function lastHost(last: number): string {
    return blockText(blockAround(last - 1, 32)).replace("/32", "");
}

function refuseNatGatewaysWithoutUse(subnets: readonly Known[], strategy: string): void {
    const types = new Set(subnets.map(({ type }) => type.toLowerCase()));
    const isUsed = types.has("public") && (types.has("private") || types.has("isolated"));
    if (strategy !== "none" && !isUsed) {
        throw new Error(
            "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
        );
    }
}
