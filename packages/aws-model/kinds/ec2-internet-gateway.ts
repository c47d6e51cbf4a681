import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { acrossZones } from "../facets/survival";
import { EGRESS_ONLY_GATEWAY, INTERNET_GATEWAY } from "../types";

/** The way of public subnets to and from the internet. */
export const internetGateway = kind({
    label: "internet gateway",
    tokens: INTERNET_GATEWAY,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "igw" } },
    lifecycle: {
        createSeconds: 1,
        deleteSeconds: 12,
        basis: "measured",
        source: "https://github.com/DevopsArtFactory/terraform-provisioning/pull/4",
        note: "1 s to create there; 11 to 45 s to delete in published logs, once no public address is left",
    },
    cost: none("what goes through it is paid for by those who send it"),
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
    lifecycle: calls,
    cost: none("what goes through it is paid for by those who send it"),
    watch: none("AWS runs it, in several zones"),
    survives: acrossZones,
    draw: { glyph: "gateway", place: "edge", note: "egress-only gateway (IPv6)" },
});
