import { without } from "../arguments";
import type { Construction } from "../construction";
import type { Value } from "../values";
import { balancerParts, OWN_ARGUMENTS, placementOf } from "./load-balancer";

/** awsx.lb.NetworkLoadBalancer. */
export async function expandNetworkLoadBalancer(construction: Construction): Promise<Record<string, Value>> {
    const { args } = construction;
    const { subnets, vpcId } = await placementOf(construction);
    const parts = await balancerParts(construction, {
        loadBalancer: {
            ...without(args, ...OWN_ARGUMENTS),
            subnets,
            loadBalancerType: "network",
            // Whatever was given: they are for the other kind.
            enableHttp2: false,
            idleTimeout: 0,
        },
        targetGroup: { vpcId, protocol: "TCP", port: args["defaultTargetGroupPort"] ?? 80 },
        listener: () => ({ protocol: "TCP", port: 80 }),
    });
    return { ...parts, vpcId };
}
