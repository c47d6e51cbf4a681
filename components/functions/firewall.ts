import type * as pulumi from "@pulumi/pulumi";
import type { ByZone } from "../shared/by-zone";
import { Firewall, type FirewallTransforms } from "../shared/firewall";
import type { FunctionNames } from "./names";

/** Where a function has its interfaces. */
export interface FunctionNetwork {
    readonly vpcId: pulumi.Input<string>;
    readonly privateSubnetIds: ByZone<pulumi.Input<string>>;
    /** Ranges behind the VPN, all of whose TCP ports may be called. */
    readonly onPremisesCidrs: readonly string[];
}

/** Nobody calls a function through its interfaces. It calls AWS and the web by HTTPS, the datacenter, and its databases. */
export function createFirewall(
    name: string,
    args: {
        readonly key: string;
        readonly names: FunctionNames;
        readonly network: FunctionNetwork | undefined;
        readonly transform: FirewallTransforms | undefined;
    },
    parent: pulumi.Resource,
): Firewall | undefined {
    const { key, network, names, transform } = args;
    const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidr: "0.0.0.0/0" } as const;
    return (
        network &&
        new Firewall(
            `${name}-access`,
            {
                type: "platform:functions:FunctionFirewall",
                vpcId: network.vpcId,
                // Never to change: a group of functions cannot be replaced, for the old one goes an hour after the new one.
                description: `Function ${key}`,
                members: `function ${key}`,
                nameTag: names.function,
                callers: [],
                egress: [{ description: "HTTPS to AWS and public web services", ...https }],
                onPremisesCidrs: network.onPremisesCidrs,
                ofFunctions: true,
                transform,
            },
            { parent },
        )
    );
}
