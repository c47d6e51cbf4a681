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
        readonly publicRoute: (key: string) => ServerlessFunctionArgs["publicRoute"];
    },
): Record<string, ServerlessFunction> {
    return mapValues(configs, (config, key) => {
        const network = isInVpc(config) ? args.network() : undefined;
        const own = { key, config, network, publicRoute: args.publicRoute(key) };
        return new ServerlessFunction(`fn-${key}`, { ...args.shared(), ...own });
    });
}
