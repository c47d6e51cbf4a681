import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { digits, hex, textOf, type Created } from "../facets/identity";
import { calls, protectedBy } from "../facets/lifecycle";
import { balancerMishaps } from "../facets/balancer-mishaps";
import { gap, hourly, hoursPerMonth, internetOut, used, type Charges, type CostContext } from "../facets/cost";
import { byLayout } from "../facets/drawing";
import { every, silent } from "../facets/series";
import { inSubnets } from "../facets/survival";
import { elbZoneId } from "../elb-zones";
import type { PriceName } from "../prices";
import type { Resource } from "../resource";
import { elbv2 } from "../tokens";
import { LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP, TARGET_GROUP_ATTACHMENT } from "../types";
import { known } from "../value";

/** An application, network or gateway load balancer. */
export const loadBalancer = kind({
    label: "load balancer",
    tokens: LOAD_BALANCER,
    network: {
        serves: "load-balancer",
        label: "load balancer",
        role: "load-balancer",
        subnets: ["subnets", "subnetMappings.*.subnetId"],
        groups: ["securityGroups"],
    },
    exposure: throughInterfaces,
    identity: {
        id: "arn",
        arn: {
            service: "elasticloadbalancing",
            resource: ({ name, urn, inputs }) => {
                const kind = inputs["loadBalancerType"] === "network" ? "net" : "app";
                return `loadbalancer/${kind}/${name}/${hex(urn, 16)}`;
            },
        },
        outputs: {
            dnsName,
            zoneId: ({ place, inputs }) => elbZoneId(place.region, textOf(inputs["loadBalancerType"]) ?? "application"),
        },
    },
    lifecycle: {
        createSeconds: 175,
        deleteSeconds: 15,
        basis: "measured",
        source: "https://github.com/DataBiosphere/azul/pull/5780",
        note: "174 s there; 135 to 190 s in other published logs. Its network interfaces go some minutes after it",
        stops: protectedBy("enableDeletionProtection"),
        outage: "the new one has other addresses, and clients use the old ones until they look its names up again",
    },
    cost: charges,
    watch: {
        concern: "requests",
        dimensions: [["LoadBalancer", "arnSuffix"]],
        healthy: { "AWS/ApplicationELB": { RejectedConnectionCount: silent, ELBAuthError: silent } },
        mishaps: balancerMishaps,
    },
    survives: inSubnets(["subnets", "subnetMappings.*.subnetId"]),
    draw: byLayout,
});

/** Where a load balancer sends requests. */
export const targetGroup = kind({
    label: "target group",
    tokens: TARGET_GROUP,
    network: none("its targets have interfaces"),
    exposure: none("reached through its load balancer"),
    identity: {
        id: "arn",
        arn: { service: "elasticloadbalancing", resource: ({ name, urn }) => `targetgroup/${name}/${hex(urn, 16)}` },
    },
    lifecycle: {
        ...calls,
        outage: "requests are answered with 503 until targets have registered in the new one and are healthy",
    },
    cost: none("paid for by its load balancer"),
    watch: {
        concern: "requests",
        dimensions: [["TargetGroup", "arnSuffix"]],
        healthy: {
            "AWS/ApplicationELB": {
                UnHealthyHostCount: every(1, 0),
                HTTPCode_Target_5XX_Count: silent,
                TargetConnectionErrorCount: silent,
            },
        },
    },
    survives: none("its targets are counted where they are"),
    draw: none("the lines to its targets stand for it"),
});

/** A port of a load balancer. Its ARN continues that of the load balancer. */
export const listener = settings("a load balancer", LISTENER, {
    identity: {
        id: "arn",
        arn: ({ urn, inputs }) =>
            textOf(inputs["loadBalancerArn"])?.replace(":loadbalancer/", ":listener/").concat("/", hex(urn, 16)),
    },
    lifecycle: { ...calls, outage: "nothing answers on its port until the new one and its rules are there" },
});

/** What a listener does with some requests. Its ARN continues that of the listener. */
export const listenerRule = settings("a load balancer", LISTENER_RULE, {
    identity: {
        id: "arn",
        arn: ({ urn, inputs }) =>
            textOf(inputs["listenerArn"])?.replace(":listener/", ":listener-rule/").concat("/", hex(urn, 16)),
    },
    lifecycle: {
        ...calls,
        outage: "its requests are not answered as they should until the new one is there, its targets are healthy, and clients have looked the name up again",
    },
});

/** A certificate that a listener offers beside its own, to clients that ask for one of its names. */
export const listenerCertificate = settings("a load balancer", elbv2("ListenerCertificate"), {
    identity: {
        id: ({ inputs }) => `${textOf(inputs["listenerArn"]) ?? ""}_${textOf(inputs["certificateArn"]) ?? ""}`,
    },
    lifecycle: calls,
});

export const loadBalancerSettings = settings("a load balancer", [
    ...TARGET_GROUP_ATTACHMENT,
    ...elbv2("TrustStoreRevocation"),
]);

/** Certificates that clients have to come with. */
export const trustStore = settings("a load balancer", elbv2("TrustStore"), {
    cost: () => [gap("the table has no price of trust stores")],
});

function dnsName({ name, urn, inputs, place }: Created): string {
    const visibility = inputs["internal"] === true ? "internal-" : "";
    return `${visibility}${name}-${digits(urn, 10)}.${place.region}.elb.${place.dnsSuffix}`;
}

const prices: Readonly<Record<string, readonly [hour: PriceName, unit: PriceName, name: string]>> = {
    network: ["load-balancer", "network-capacity-unit", "network load balancers"],
    gateway: ["gateway-load-balancer", "gateway-capacity-unit", "gateway load balancers"],
};

/** The balancer, its capacity units, and a public address in each subnet of one that the internet reaches. */
function charges(resource: Resource, context: CostContext): Charges {
    const type = known(resource.get("loadBalancerType").text()) ?? "application";
    const [hour, unit, name] = prices[type] ?? [
        "load-balancer",
        "application-capacity-unit",
        "application load balancers",
    ];
    const internal = known(resource.get("internal").flag()) === true;
    const [subnets = 0, mappings = 0] = ["subnets", "subnetMappings"].map((name) => resource.get(name).items().length);
    const addresses = internal ? 0 : Math.max(subnets, mappings);
    return [
        hourly(hour, name),
        used(unit, "capacity units", context.usage.loadBalancerCapacityUnits * hoursPerMonth),
        ...(addresses === 0 ? [] : [hourly("public-ipv4", "public IPv4 addresses", addresses)]),
        ...internetOut(resource, context),
    ];
}
