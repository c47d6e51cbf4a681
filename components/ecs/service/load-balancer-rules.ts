import type * as pulumi from "@pulumi/pulumi";
import { allowEgress, allowIngress, type Ports } from "../../shared/security-group";

/** A load balancer that the service is reached through. */
export interface Caller {
    /** Its key in the stack's configuration; part of the rules' logical names. */
    readonly name: string;
    readonly securityGroupId: pulumi.Input<string>;
}

/** Lets load balancers reach tasks at one port: in here, and out of their own groups. Returns the rules. */
export function connectLoadBalancers(
    name: string,
    args: {
        readonly service: string;
        readonly securityGroupId: pulumi.Input<string>;
        readonly port: number;
        readonly loadBalancers: readonly Caller[];
    },
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const { service, securityGroupId, port } = args;
    const ports: Ports = { protocol: "tcp", from: port, to: port };
    return args.loadBalancers.flatMap((loadBalancer) => [
        allowIngress(
            `${name}-lb-${loadBalancer.name}`,
            {
                securityGroupId,
                description: `From the load balancer ${loadBalancer.name} to ${service}`,
                ports,
                peer: { securityGroupId: loadBalancer.securityGroupId },
            },
            { parent },
        ),
        allowEgress(
            `${name}-lb-${loadBalancer.name}`,
            {
                securityGroupId: loadBalancer.securityGroupId,
                description: `To ${service}`,
                ports,
                peer: { securityGroupId },
            },
            { parent },
        ),
    ]);
}
