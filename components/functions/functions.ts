import type * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../shared/records";
import type { FunctionNetwork } from "./firewall";
import { ServerlessFunction, type ServerlessFunctionArgs } from "./function";
import { isInVpc } from "./plan";
import type { FunctionsConfig } from "./schema/function";

/** The functions of the block, by key. */
export function createFunctions(
    configs: FunctionsConfig,
    args: {
        /** What all of them are handed; not asked for where there is no function. */
        readonly shared: () => Omit<ServerlessFunctionArgs, "key" | "config" | "network" | "publicRoute" | "transform">;
        /** Asked for by functions in the VPC alone. */
        readonly network: () => FunctionNetwork;
        /** What those need from their first call to their last, such as a way to AWS. */
        readonly dependsOn: () => pulumi.Resource;
        readonly publicRoute: (key: string) => ServerlessFunctionArgs["publicRoute"];
    },
): Record<string, ServerlessFunction> {
    return mapValues(configs, (config, key) => {
        const network = isInVpc(config) ? args.network() : undefined;
        const own = { key, config, network, publicRoute: args.publicRoute(key) };
        const opts = network === undefined ? {} : { dependsOn: args.dependsOn() };
        return new ServerlessFunction(`fn-${key}`, { ...args.shared(), ...own }, opts);
    });
}
