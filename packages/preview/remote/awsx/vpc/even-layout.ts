import { asText } from "@platform/aws-model/wire";
import { apply } from "../../values";
import type { Value } from "../../values";
import { bitsFor, blockAfter, blockAround, blockOf, blockText, sizeOfPrefix } from "./block";
import { SAME_NAMES } from "./normalize-specs";
import { placed } from "./subnet-spec";
import type { PlacedSubnet, SubnetSpec, Zones } from "./subnet-spec";

const DEFAULT_SPECS: readonly SubnetSpec[] = [{ type: "Private" }, { type: "Public" }];

/** Strategy `Auto`: subnets one after the other in each zone, as large as asked or all alike. */
export function autoLayout(
    zones: Zones,
    vpc: Value,
    specs: readonly SubnetSpec[] | undefined,
    zonePrefix: number | undefined,
): PlacedSubnet[] {
    return layout(zones, vpc, specs ?? DEFAULT_SPECS, zonePrefix, (prefix) => specs ?? defaultSpecs(prefix));
}

/** Strategy `AutoMerge`: as `Auto`, with the default types where the specs leave them out. */
export function autoMergeLayout(
    zones: Zones,
    vpc: Value,
    specs: readonly SubnetSpec[],
    zonePrefix: number | undefined,
): PlacedSubnet[] {
    if (specs.some(({ cidrBlocks }) => cidrBlocks !== undefined)) {
        throw new Error(
            'subnetStrategy="AutoMerge" does not support subnetSpecs with explicit cidrBlocks. Use subnetStrategy="Auto" or "Exact" to fully specify the subnet layout.',
        );
    }
    const merged = merge(specs, DEFAULT_SPECS);
    return layout(zones, vpc, merged, zonePrefix, (prefix) => merge(specs, defaultSpecs(prefix)));
}

/** @param sized The same specs once it is known how large a zone is. */
function layout(
    zones: Zones,
    vpc: Value,
    specs: readonly SubnetSpec[],
    zonePrefix: number | undefined,
    sized: (prefix: number) => readonly SubnetSpec[],
): PlacedSubnet[] {
    const blocks = apply(vpc, (text) => allocate(zones, asText(text), zonePrefix, sized));
    return zones.names.flatMap((_, zone) =>
        specs.map((spec, index) =>
            placed(
                zones,
                zone,
                spec,
                apply(blocks, (all) => (all as string[][])[zone]?.[index]),
            ),
        ),
    );
}

/** Ranges by zone and spec. @throws Error when they are too large. */
function allocate(
    zones: Zones,
    vpc: string,
    zonePrefix: number | undefined,
    sized: (prefix: number) => readonly SubnetSpec[],
): string[][] {
    const whole = blockOf(vpc);
    const prefix = zonePrefix ?? whole.prefix + bitsFor(zones.names.length);
    const specs = sized(prefix);
    if (specs.length === 0) {
        throw new Error("No subnets specified");
    }
    const prefixes = specs.map(({ cidrMask }) => cidrMask ?? prefix + bitsFor(specs.length));
    const needed = prefixes.reduce((sum, one) => sum + sizeOfPrefix(one), 0);
    if (needed > sizeOfPrefix(prefix)) {
        throw new Error(
            `Subnets are too large for VPC. VPC has ${sizeOfPrefix(prefix)} addresses, but subnets require ${needed} addresses.`,
        );
    }
    return zones.names.map((_, zone) => {
        const start = blockAround(whole.first + zone * sizeOfPrefix(prefix), prefix).first;
        const first = blockAround(start, prefixes[0] ?? prefix);
        const blocks = prefixes
            .slice(1)
            .reduce((list, one) => [...list, blockAfter(list.at(-1) ?? first, one)], [first]);
        return blocks.map(blockText);
    });
}

/** A half and a quarter of a zone. */
function defaultSpecs(zonePrefix: number): SubnetSpec[] {
    if (zonePrefix > 26) {
        throw new Error(
            `Automatic subnet creation requires a VPC with at least /26 available per AZ, but only /${zonePrefix} is available.If you do need very small subnets, please specify them explicitly.`,
        );
    }
    return DEFAULT_SPECS.map((spec, index) => ({ ...spec, cidrMask: Math.max(zonePrefix, 16) + index + 1 }));
}

/** The defaults, or in their place a nameless spec of their type, without the default's size; then all other specs. */
function merge(specs: readonly SubnetSpec[], defaults: readonly SubnetSpec[]): SubnetSpec[] {
    const overrides = new Map<string, SubnetSpec>();
    const others: SubnetSpec[] = [];
    for (const spec of specs) {
        const type = spec.type.toLowerCase();
        if (spec.name !== undefined || defaults.every((one) => one.type.toLowerCase() !== type)) {
            others.push(spec);
        } else if (overrides.has(type)) {
            throw new Error(`Multiple subnet specs of type "${type}" require unique names. ${SAME_NAMES}`);
        } else {
            overrides.set(type, spec);
        }
    }
    return [...defaults.map((spec) => overrides.get(spec.type.toLowerCase()) ?? spec), ...others];
}
