import { CLASSIC_LOAD_BALANCER, LOAD_BALANCER } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import { charge, usage, type Rule, type Rules } from "../charge";
import { isInternal } from "../context";
import { hoursPerMonth } from "../price-table";

const KINDS: Readonly<Record<string, readonly [hour: string, unit: string, name: string]>> = {
    application: ["load-balancer", "application-capacity-unit", "application load balancers"],
    network: ["load-balancer", "network-capacity-unit", "network load balancers"],
    gateway: ["gateway-load-balancer", "gateway-capacity-unit", "gateway load balancers"],
};

/** The balancer, its capacity units, and a public address in each subnet of one that the internet reaches. */
const loadBalancer: Rule = (resource, context) => {
    const kind = known(resource.get("loadBalancerType").text()) ?? "application";
    const [hour, unit, name] = KINDS[kind] ?? KINDS["application"] ?? ["", "", ""];
    const subnets = resource.get("subnets").items().length;
    const addresses = Math.max(subnets, resource.get("subnetMappings").items().length);
    const units = context.usage.loadBalancerCapacityUnits;
    return [
        charge(hour, name, hoursPerMonth),
        usage(unit, "capacity units", units * hoursPerMonth),
        ...(isInternal(resource) || addresses === 0
            ? []
            : [charge("public-ipv4", "public IPv4 addresses", addresses * hoursPerMonth)]),
        ...(context.senders.includes(resource)
            ? [
                  usage(
                      "internet-out",
                      "data to the internet",
                      context.partOf(context.usage.internetOutGb, context.senders),
                  ),
              ]
            : []),
    ];
};

export const loadBalancing: Rules = [
    [LOAD_BALANCER, loadBalancer],
    [CLASSIC_LOAD_BALANCER, () => [charge("classic-load-balancer", "classic load balancers", hoursPerMonth)]],
];
