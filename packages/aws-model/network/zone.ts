import type { Resource } from "../resource";

/** The availability zone of a subnet, by its name or else by its id. */
export function zoneOf(subnet: Resource): string | undefined {
    const leaves = [subnet.get("availabilityZone").text(), subnet.get("availabilityZoneId").text()];
    return leaves.flatMap((leaf) => (leaf.state === "known" && leaf.value !== "" ? [leaf.value] : []))[0];
}
