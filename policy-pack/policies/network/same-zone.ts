import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";

/** Whether a subnet and the one of its NAT gateway share an Availability Zone, by name or by id. */
export function judgeZones(subnet: Resource, other: Resource, nat: string): PolicyFinding[] {
    const pairs = ["availabilityZone", "availabilityZoneId"].map((property) =>
        [subnet, other].map((resource) => resource.get(property).text()),
    );
    const known = pairs.find((pair) => pair.every(({ state }) => state === "known"));
    if (known === undefined) return [unclear(subnet, `whether ${subnet.name} and ${other.name} share a zone`)];
    const [own, theirs] = known.map((leaf) => (leaf.state === "known" ? leaf.value : ""));
    const found = `reaches the internet through ${nat}, in another Availability Zone`;
    const fix = "route it to a NAT gateway of its zone";
    return own === theirs ? [] : [violation(subnet, { found, required: "a NAT gateway of its own zone", fix })];
}

/** What keeps the zones from being compared. */
export function unclear(subnet: Resource, what: string): PolicyFinding {
    return undecided(subnet, what, "plain Availability Zones of subnets of this stack");
}
