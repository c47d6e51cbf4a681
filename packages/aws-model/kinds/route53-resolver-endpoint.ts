import { gap, hourly, used, type Charges, type CostContext } from "../facets/cost";
import { throughInterfaces } from "../facets/exposure";
import { hex } from "../facets/identity";
import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { inSubnets } from "../facets/survival";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { known } from "../value";

/** A way for DNS questions out of a VPC, or into it. */
export const resolverEndpoint = kind({
    label: "resolver endpoint",
    tokens: typesIn("route53", "ResolverEndpoint"),
    network: {
        serves: "resolver",
        label: "resolver endpoint",
        role: "service",
        subnets: ["ipAddresses.*.subnetId"],
        groups: ["securityGroupIds"],
    },
    exposure: throughInterfaces,
    identity: {
        id: { prefix: "rslvr-out" },
        arn: { service: "route53resolver", resource: ({ urn }) => `resolver-endpoint/rslvr-out-${hex(urn, 17)}` },
    },
    lifecycle: {
        createSeconds: 120,
        deleteSeconds: 120,
        basis: "estimate",
        source: providerPage("route53_resolver_endpoint"),
        note: "Until its network interfaces are there",
        outage: "no name of the datacenter resolves while the rules change over",
    },
    cost: charges,
    watch: none("AWS runs it, in the zones of its subnets"),
    survives: inSubnets(["ipAddresses.*.subnetId"]),
    draw: {
        glyph: "endpoint",
        place: { grid: "VPC endpoints", beside: "gateways" },
        title: () => "DNS resolver",
        note: (endpoint) => known(endpoint.get("direction").text())?.toLowerCase() ?? "resolver endpoint",
    },
});

export const resolverRule = settings("a resolver endpoint", typesIn("route53", "ResolverRule"), {
    identity: { id: { prefix: "rslvr-rr" } },
});

export const resolverRuleAssociation = settings("a resolver endpoint", typesIn("route53", "ResolverRuleAssociation"), {
    identity: { id: { prefix: "rslvr-rrassoc" } },
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("route53_resolver_rule_association"),
        note: "Until the resolver of the VPC follows it",
    },
});

function charges(resource: Resource, { usage }: CostContext): Charges {
    const addresses = resource.get("ipAddresses").items().length;
    if (addresses === 0) return [gap("the number of its addresses is not known")];
    return [
        hourly("resolver-address", "addresses of resolver endpoints", addresses),
        used("resolver-queries", "DNS questions through resolver endpoints", usage.dnsQueries),
    ];
}
