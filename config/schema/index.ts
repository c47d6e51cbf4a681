import { z } from "zod";
import { alertsSchema } from "./alerts";
import { bastionSchema } from "./bastion";
import { clusterSchema } from "./cluster";
import { costSchema } from "./cost";
import { dnsSchema } from "./dns";
import { loadBalancersSchema } from "./load-balancers";
import { networkSchema } from "./network";
import { servicesSchema } from "./services/service";
import { vpnSchema } from "./vpn";

/** Everything under `platform:` in a stack file. A part of the platform exists because its block does. */
export const stackSchema = z.strictObject({
    deletionProtection: z
        .boolean()
        .default(true)
        .describe(
            "Whether what is hard to bring back (load balancers, addresses, zones, keys) is protected from deletion.",
        ),
    network: networkSchema.optional(),
    dns: dnsSchema.optional(),
    alerts: alertsSchema.optional(),
    loadBalancers: loadBalancersSchema.default({}),
    bastion: bastionSchema.optional(),
    cluster: clusterSchema.optional(),
    services: servicesSchema.default({}),
    vpn: vpnSchema.optional(),
    cost: costSchema.optional(),
});

type DeepReadonly<T> = T extends (infer E)[]
    ? readonly DeepReadonly<E>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;

/** A stack's configuration with every default filled in. */
export type StackConfig = DeepReadonly<z.output<typeof stackSchema>>;
export type NetworkConfig = NonNullable<StackConfig["network"]>;
export type DnsConfig = NonNullable<StackConfig["dns"]>;
export type AlertsConfig = NonNullable<StackConfig["alerts"]>;
export type LoadBalancerConfig = StackConfig["loadBalancers"][string];
export type BastionConfig = NonNullable<StackConfig["bastion"]>;
export type ClusterConfig = NonNullable<StackConfig["cluster"]>;
export type ServiceConfig = StackConfig["services"][string];
export type VpnConfig = NonNullable<StackConfig["vpn"]>;
export type CostConfig = NonNullable<StackConfig["cost"]>;
