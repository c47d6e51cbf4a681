import { valuesAt } from "@platform/aws-model/paths";
import type { Reference } from "@platform/aws-model/graph/reference";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Availability Zones as far as they are known, and the properties that keep them from being complete. */
export interface Zones {
    readonly known: ReadonlySet<string>;
    readonly gaps: readonly string[];
}

/** The zones of a single subnet, whichever it is. */
export const ONE_ZONE: Zones = { known: new Set(["one"]), gaps: [] };
const SUBNET_LISTS = ["networkConfiguration.subnets", "vpcConfig.subnetIds"];

/** Whether tasks or functions stand in one subnet. In a preview dependencies may tell of more, as they are of the whole block. */
export function namesOneSubnet(producer: Resource): boolean {
    const lists = SUBNET_LISTS.flatMap((path) => valuesAt(producer, path)).filter(({ state }) => state === "known");
    return lists.length > 0 && lists.every((list) => list.items().length === 1);
}

/** The zones of subnets. */
export function zonesOfSubnets(subnets: readonly Reference[]): Zones {
    const read = subnets.map((reference) => {
        if (reference.kind !== "resource") return { gap: reference.at };
        const { resource } = reference;
        const zone = resource.get("availabilityZone").text();
        return zone.state === "known" ? { zone: zone.value } : { gap: `the availabilityZone of ${resource.name}` };
    });
    return {
        known: new Set(read.flatMap(({ zone }) => zone ?? [])),
        gaps: [...new Set(read.flatMap(({ gap }) => gap ?? []))],
    };
}

/** The zones that a list names itself. */
export function zonesNamed(list: Value): Zones {
    const leaves = list.items().map((item) => item.text());
    return {
        known: new Set(leaves.flatMap((leaf) => (leaf.state === "known" ? [leaf.value] : []))),
        gaps: leaves.flatMap((leaf) => (leaf.state === "unknown" ? [leaf.path] : [])),
    };
}

const REQUIRED = "at least two Availability Zones";

/** The findings about something that stands in the given zones. */
export function expectTwoZones(resource: Resource, { known, gaps }: Zones, fix: string): PolicyFinding[] {
    if (known.size >= 2) return [];
    if (gaps.length > 0) return [undecided(resource, gaps.join(", "), `subnets of this stack in ${REQUIRED}`)];
    const found = known.size === 0 ? "names no Availability Zone" : "stands in one Availability Zone";
    return [violation(resource, { found, required: REQUIRED, fix })];
}
