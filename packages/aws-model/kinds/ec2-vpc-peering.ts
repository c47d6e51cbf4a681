import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { acrossZones } from "../facets/survival";
import { VPC_PEERING } from "../types";

/** A way between two VPCs. */
export const vpcPeering = kind({
    label: "VPC peering",
    tokens: VPC_PEERING,
    network: none("part of the network, not in it"),
    exposure: none("leads to another VPC, not to the internet"),
    identity: { id: { prefix: "pcx" } },
    lifecycle: calls,
    cost: none("only what goes through it from one zone to another costs"),
    watch: none("there is no machine between the two"),
    survives: acrossZones,
    draw: { glyph: "gateway", place: "edge", note: "VPC peering" },
});
