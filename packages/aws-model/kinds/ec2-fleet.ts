import { kind, none } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { gap } from "../facets/cost";
import { calls } from "../facets/lifecycle";
import { FLEET, SPOT_FLEET } from "../types";

/** Instances that are started together. */
export const fleet = kind({
    label: "fleet",
    tokens: [...FLEET, ...SPOT_FLEET],
    network: none(
        "its interfaces are those of the instances that it starts: the graph joins it with its launch templates",
    ),
    exposure: throughInterfaces,
    identity: {},
    lifecycle: calls,
    cost: () => [gap("which instances it starts, and how many, is not known")],
    watch: none("what runs on its instances is watched"),
    survives: { fate: () => ({ failover: "unknown", why: "how many of its instances run where is not known" }) },
    draw: { glyph: "instances", place: "each subnet", note: "fleet" },
});
