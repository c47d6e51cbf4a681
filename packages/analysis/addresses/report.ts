import { nameOf } from "@platform/aws-model/urn";
import { contains, overlaps, sizeOf, type Cidr } from "@platform/aws-model/network/cidr";
import { SUBNET, VPC } from "@platform/aws-model/types";
import type { Plan } from "../plan";
import { ownRanges } from "./own-ranges";
import { freeBlocks, merged, overlapsOf, type Overlap, type Range } from "./ranges";
import { otherNetworks, type OtherNetwork } from "./stack-files";
import { roomOf, type PlannedSubnet, type TierRoom } from "./subnet-plan";
import { subnetsOf, type Subnet } from "./subnets";

/** A VPC, of this plan or of another stack file, with how much of it is given to subnets. */
export interface NetworkReport {
    readonly stack: string;
    readonly name: string;
    readonly cidr: Cidr;
    readonly urn?: string;
    readonly subnets: readonly PlannedSubnet[];
    readonly inSubnets: number;
    readonly free: readonly Cidr[];
    /** Undefined where subnets do not follow the platform's plan. */
    readonly room?: readonly TierRoom[];
}

/** The whole answer of the analysis. */
export interface AddressReport {
    readonly stack: string;
    readonly ranges: readonly Range[];
    readonly networks: readonly NetworkReport[];
    readonly subnets: readonly Subnet[];
    readonly overlaps: readonly Overlap[];
    /** Subnets that share addresses, or are outside of their VPC. */
    readonly misplaced: readonly { readonly urn: string; readonly text: string }[];
    /** Of VPCs and subnets whose ranges are not known. */
    readonly unknown: readonly { readonly urn: string; readonly name: string }[];
}

export function addressReport(plan: Plan): AddressReport {
    const others = otherNetworks(plan.root, plan.project, plan.stack);
    const subnets = subnetsOf(plan);
    const ranges = merged([...ownRanges(plan), ...others.flatMap((other) => other.ranges)]);
    const known = new Set(subnets.map(({ urn }) => urn));
    return {
        ...{ stack: plan.stack, ranges, subnets },
        networks: networksOf(ranges, subnets, others),
        overlaps: overlapsOf(ranges),
        misplaced: misplacedOf(ranges, subnets),
        unknown: [
            ...plan.ofType(VPC).filter(({ urn }) => !ranges.some((range) => range.urn === urn)),
            ...plan.ofType(SUBNET).filter(({ urn }) => !known.has(urn)),
        ].map(({ urn, name }) => ({ urn, name })),
    };
}

function networksOf(
    ranges: readonly Range[],
    subnets: readonly Subnet[],
    others: readonly OtherNetwork[],
): readonly NetworkReport[] {
    return ranges
        .filter(({ kind }) => kind === "vpc")
        .map(({ cidr, urn, stacks: [stack = ""] }) => {
            const own =
                urn === undefined
                    ? (others.find((other) => other.stack === stack)?.subnets ?? [])
                    : subnets.filter(({ vpc }) => vpc === urn);
            const inside = own.filter((subnet) => contains(cidr, subnet.cidr));
            const room = roomOf(cidr, inside);
            return {
                ...{ stack, cidr, subnets: own, name: urn === undefined ? stack : nameOf(urn) },
                inSubnets: inside.reduce((sum, subnet) => sum + sizeOf(subnet.cidr), 0),
                free: freeBlocks(
                    cidr,
                    inside.map((subnet) => subnet.cidr),
                ),
                ...(urn === undefined ? {} : { urn }),
                ...(room === undefined ? {} : { room }),
            };
        });
}

function misplacedOf(ranges: readonly Range[], subnets: readonly Subnet[]): AddressReport["misplaced"] {
    const vpcs = new Map(
        ranges.flatMap(({ kind, urn, cidr }) => (kind === "vpc" && urn ? [[urn, cidr] as const] : [])),
    );
    const outside = subnets.flatMap(({ urn, name, cidr, vpc }) => {
        const around = vpcs.get(vpc ?? "");
        return around === undefined || contains(around, cidr)
            ? []
            : [{ urn, text: `${name} (${cidr.text}) is outside of its VPC (${around.text})` }];
    });
    const twice = subnets.flatMap((subnet, at) => {
        const next = subnets[at + 1];
        return next !== undefined && next.vpc === subnet.vpc && overlaps(subnet.cidr, next.cidr)
            ? [
                  {
                      urn: next.urn,
                      text: `${next.name} (${next.cidr.text}) overlaps ${subnet.name} (${subnet.cidr.text})`,
                  },
              ]
            : [];
    });
    return [...outside, ...twice];
}
