import { asText } from "@platform/aws-model/wire";
import type { Construction } from "../../construction";
import { stateOf } from "../../values";
import type { Value } from "../../values";
import { autoLayout, autoMergeLayout } from "./even-layout";
import { checkedLayout } from "./layout-checks";
import { legacyLayout } from "./legacy-layout";
import { normalizeSpecs } from "./normalize-specs";
import { layoutOfSpecs, layoutOfSubnets } from "./subnet-layout";
import { placed } from "./subnet-spec";
import type { PlacedSubnet, SubnetSpec, Zones } from "./subnet-spec";

/** The subnets of a VPC, and how they would be asked for. */
export interface Layout {
    readonly subnets: readonly PlacedSubnet[];
    /** `subnetLayout` */
    readonly output: Value;
}

/** The layout that the arguments ask for in a range, which may be an Output. @throws Error where it cannot be. */
export function layoutFor(construction: Construction, zones: Zones, range: Value, natStrategy: string): Layout {
    const { args } = construction;
    const strategy = asText(args["subnetStrategy"] ?? "Legacy");
    const given = args["subnetSpecs"] as unknown as readonly SubnetSpec[] | undefined;
    const specs = given && normalizeSpecs(given, zones.names.length);
    const isExplicit = specs?.[0]?.cidrBlocks !== undefined;
    const subnets = place(args, zones, range, specs);
    const output =
        specs === undefined || strategy === "Legacy" || strategy === "AutoMerge"
            ? layoutOfSubnets(subnets, zones.names.length)
            : layoutOfSpecs(specs);
    const state = stateOf(output);
    if (args["subnetStrategy"] === undefined && specs !== undefined && !isExplicit && state.known) {
        construction.warn(
            `The default subnetStrategy will change from "Legacy" to "Auto" in the next major version. Please specify the subnetStrategy explicitly. The current subnet layout can be specified via "Auto" as:\n\n${JSON.stringify(state.value)}`,
        );
    }
    const exactly = strategy === "Exact" && typeof range === "string" ? { exactly: range } : {};
    return { subnets: checkedLayout(subnets, { natStrategy: natStrategy.toLowerCase(), ...exactly }), output };
}

function place(
    { subnetStrategy = "Legacy", availabilityZoneCidrMask }: Readonly<Record<string, Value>>,
    zones: Zones,
    range: Value,
    specs: readonly SubnetSpec[] | undefined,
): PlacedSubnet[] {
    const prefix = availabilityZoneCidrMask as number | undefined;
    const isLegacy = subnetStrategy === "Legacy" || (specs === undefined && subnetStrategy === "Exact");
    if (isLegacy) {
        if (typeof range !== "string") {
            throw new Error(
                'Dynamically allocated cidrBlock ranges are not supported with subnetStrategy="Legacy". "Try using subnetStrategy="Auto"',
            );
        }
        return legacyLayout(zones, range, specs);
    }
    if (subnetStrategy === "AutoMerge") {
        return autoMergeLayout(zones, range, specs ?? [], prefix);
    }
    return specs?.[0]?.cidrBlocks === undefined
        ? autoLayout(zones, range, specs, prefix)
        : zones.names.flatMap((_, zone) => specs.map((spec) => placed(zones, zone, spec, spec.cidrBlocks?.[zone])));
}
