import { blockOf, sizeOfPrefix } from "./block";
import type { SubnetSpec } from "./subnet-spec";

/** From /0 to /30. */
const SIZES = Array.from({ length: 31 }, (_, prefix) => sizeOfPrefix(prefix));

/**
 * Specs with mask and size filled in from each other, or with blocks for all.
 *
 * @throws Error naming all that contradicts itself.
 */
export function normalizeSpecs(specs: readonly SubnetSpec[], zones: number): readonly SubnetSpec[] {
    const isExplicit = specs.some(({ cidrBlocks }) => cidrBlocks !== undefined);
    const sizes = specs.flatMap(({ size }) => (size === undefined || SIZES.includes(size) ? [] : [size]));
    const issues = [
        ...sameNames(specs),
        ...(sizes.length === 0
            ? []
            : [`The following subnet sizes are invalid: ${sizes.join(", ")}. Valid sizes are: ${SIZES.join(", ")}.`]),
        ...specs.flatMap((spec, index) => (isExplicit ? blockIssues(spec, index, zones) : sizeIssues(spec))),
    ];
    if (issues.length > 0) {
        throw new Error(`Invalid subnet specifications:\n - ${issues.join("\n - ")}`);
    }
    return isExplicit ? specs : specs.map(withMaskAndSize);
}

export const SAME_NAMES =
    'You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.';

function sameNames(specs: readonly SubnetSpec[]): string[] {
    const types = new Set(specs.map(({ type }) => type.toLowerCase()));
    return [...types].flatMap((type) => {
        const names = specs.filter((spec) => spec.type.toLowerCase() === type).map(({ name }) => name);
        return new Set(names).size === names.length
            ? []
            : [`Multiple subnet specs of type "${type}" require unique names. ${SAME_NAMES}`];
    });
}

function blockIssues({ cidrBlocks, cidrMask, size }: SubnetSpec, index: number, zones: number): string[] {
    const here = `subnetSpecs[${index}]`;
    if (cidrBlocks === undefined) {
        return ["If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks."];
    }
    if (cidrBlocks.length !== zones) {
        return [`The number of CIDR blocks in ${here} must match the number of availability zones (${zones}).`];
    }
    const prefixes = cidrBlocks.map((text) => blockOf(text).prefix);
    if (cidrMask !== undefined && prefixes.some((prefix) => prefix !== cidrMask)) {
        return [`The cidrMask in ${here} must match all cidrBlocks or be left undefined.`];
    }
    return size !== undefined && prefixes.some((prefix) => sizeOfPrefix(prefix) !== size)
        ? [`The size in ${here} must match all cidrBlocks or be left undefined.`]
        : [];
}

function sizeIssues(spec: SubnetSpec): string[] {
    const { cidrMask, size } = withMaskAndSize(spec);
    return spec.size === undefined || size === undefined || spec.size === size
        ? []
        : [`Subnet size ${spec.size} does not match the expected size for a /${cidrMask ?? 0} subnet (${size}).`];
}

function withMaskAndSize(spec: SubnetSpec): SubnetSpec {
    const { cidrMask: givenMask, size: givenSize, ...rest } = spec;
    const cidrMask = givenMask ?? (givenSize === undefined ? undefined : SIZES.indexOf(givenSize));
    const size = cidrMask === undefined ? undefined : SIZES[cidrMask];
    return { ...rest, ...(cidrMask === undefined ? {} : { cidrMask }), ...(size === undefined ? {} : { size }) };
}
