import { kind } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { hourly } from "../facets/cost";
import { byLayout } from "../facets/drawing";
import { every, silent } from "../facets/series";
import { inSubnets } from "../facets/survival";
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
    lifecycle: {
        createSeconds: 5,
        deleteSeconds: 5,
        basis: "estimate",
        source: providerPage("elb"),
        outage: "the new one has other addresses, and clients use the old ones until they look its names up again",
    },
    cost: () => [hourly("classic-load-balancer", "classic load balancers")],
    watch: {
        concern: "requests",
        dimensions: [["LoadBalancerName", "name"]],
        healthy: {
            "AWS/ELB": {
                UnHealthyHostCount: every(1, 0),
                HTTPCode_Backend_5XX: silent,
                HTTPCode_ELB_5XX: silent,
                SpilloverCount: silent,
            },
        },
        mishaps: () => [
            {
                id: "connections-rejected",
                title: "A load balancer turns connections away",
                story: "It has as many connections as it can hold.",
                expects: "tell",
                shows: { SpilloverCount: every(1, 50) },
            },
        ],
    },
    survives: inSubnets(["subnets"]),
    draw: byLayout,
});
