import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { byLayout } from "../facets/drawing";
import { typesIn } from "../tokens";
import { SUBNET } from "../types";

/** A range of a VPC in one zone. */
export const subnet = kind({
    label: "subnet",
    tokens: SUBNET,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "subnet" } },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    watch: none("nothing of it can fail by itself"),
    survives: none("it is part of its zone: what stands in it is judged"),
    draw: byLayout,
});

export const subnetSettings = settings("a subnet", typesIn("ec2", "SubnetCidrReservation"));
