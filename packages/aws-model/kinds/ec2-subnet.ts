import { kind, none, settings } from "../facets/kind";
import { textOf } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { byLayout } from "../facets/drawing";
import { typesIn } from "../tokens";
import { zoneIdOf, zoneOfId } from "../regions";
import { SUBNET } from "../types";

/** A range of a VPC in one zone. */
export const subnet = kind({
    label: "subnet",
    tokens: SUBNET,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: {
        id: { prefix: "subnet" },
        outputs: {
            availabilityZone: ({ inputs, place }) =>
                zoneOfId(place.region, textOf(inputs["availabilityZoneId"]) ?? "") ?? `${place.region}a`,
            availabilityZoneId: ({ inputs, place }) =>
                zoneIdOf(place.region, textOf(inputs["availabilityZone"])?.slice(place.region.length) ?? "a"),
        },
    },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    watch: none("nothing of it can fail by itself"),
    survives: none("it is part of its zone: what stands in it is judged"),
    draw: byLayout,
});

export const subnetSettings = settings("a subnet", typesIn("ec2", "SubnetCidrReservation"));
