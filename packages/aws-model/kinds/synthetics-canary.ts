import { gap } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import { kind, none } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { acrossZones } from "../facets/survival";
import { CANARY } from "../types";

/** Asks an app again and again, as its users do. */
export const canary = kind({
    label: "canary",
    tokens: CANARY,
    network: {
        serves: "lambda",
        label: "canary",
        role: "app",
        subnets: ["vpcConfig.subnetIds"],
        groups: ["vpcConfig.securityGroupIds"],
    },
    exposure: throughInterfaces,
    identity: { id: "name" },
    lifecycle: calls,
    cost: () => [gap("how often it runs is not counted")],
    watch: none("it watches, by metrics of its own"),
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
});
