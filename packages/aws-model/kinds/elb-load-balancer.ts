import { kind } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { hourly } from "../facets/cost";
import { CLASSIC_LOAD_BALANCER } from "../types";

/** A load balancer of the first generation. */
export const classicLoadBalancer = kind({
    label: "classic load balancer",
    tokens: CLASSIC_LOAD_BALANCER,
    network: {
        serves: "classic-load-balancer",
        label: "load balancer",
        role: "other-load-balancer",
        subnets: ["subnets", "subnetMappings.*.subnetId"],
        groups: ["securityGroups"],
    },
    exposure: throughInterfaces,
    identity: {},
    lifecycle: { createSeconds: 5, deleteSeconds: 5, basis: "estimate", source: providerPage("elb") },
    cost: () => [hourly("classic-load-balancer", "classic load balancers")],
});
