import { kind, none } from "../facets/kind";
import { acrossZones } from "../facets/survival";
import { VPC_PEERING } from "../types";

/** A way between two VPCs. */
export const vpcPeering = kind({
    label: "VPC peering",
    tokens: VPC_PEERING,
    network: none("part of the network, not in it"),
    exposure: none("leads to another VPC, not to the internet"),
    identity: { id: { prefix: "pcx" } },
    watch: none("there is no machine between the two"),
    survives: acrossZones,
    draw: { glyph: "gateway", place: "edge", note: "VPC peering" },
});
