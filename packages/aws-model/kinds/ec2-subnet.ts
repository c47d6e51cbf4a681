import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
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
});

export const subnetSettings = settings("a subnet", typesIn("ec2", "SubnetCidrReservation"));
