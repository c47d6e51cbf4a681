import { kind, none } from "../facets/kind";
import { acrossZones } from "../facets/survival";
import { EGRESS_ONLY_GATEWAY, INTERNET_GATEWAY } from "../types";

/** The way of public subnets to and from the internet. */
export const internetGateway = kind({
    label: "internet gateway",
    tokens: INTERNET_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "igw" } },
    watch: none("AWS runs it, in several zones"),
    survives: acrossZones,
    draw: { glyph: "internet-gateway", place: "edge", note: "internet gateway" },
});

export const egressOnlyGateway = kind({
    label: "egress-only internet gateway",
    tokens: EGRESS_ONLY_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("lets nothing in"),
    identity: { id: { prefix: "eigw" } },
    watch: none("AWS runs it, in several zones"),
    survives: acrossZones,
    draw: { glyph: "gateway", place: "edge", note: "egress-only gateway (IPv6)" },
});
