import { userPlaces } from "../databases/app-connections";
import type { UserPlace } from "../databases/setup-statements";
import { openRule, type ListenerRule } from "../shared/block/listener-rule";
import type { StoreApp, StoreConnections } from "../stores/connections";
import { functionNames } from "./names";
import type { FunctionConfig, FunctionsConfig } from "./schema/function";

/** Whether it has interfaces in the private subnets. */
export function isInVpc({ vpc, databases, caches }: Pick<FunctionConfig, "vpc" | "databases" | "caches">): boolean {
    return vpc ?? (Object.keys(databases).length > 0 || caches.length > 0);
}

/** Whether it has parameters of its own, which a key encrypts. */
export function needsKey({ secrets, databases }: Pick<FunctionConfig, "secrets" | "databases">): boolean {
    return Object.keys(secrets).length > 0 || Object.values(databases).some(({ auth }) => auth === "password");
}

/** The function as databases and caches know it. */
export function functionStoreApp(
    name: string,
    { databases, caches }: Pick<FunctionConfig, "databases" | "caches">,
): StoreApp {
    return { block: "functions", name, uses: databases, caches };
}

/** Where the users are written that functions have in a database. */
export function functionUserPlaces(prefix: string, functions: FunctionsConfig, key: string): readonly UserPlace[] {
    return Object.entries(functions).flatMap(([name, config]) =>
        userPlaces(functionStoreApp(name, config), key, functionNames(prefix, name).keyAlias),
    );
}

/** What the code gets to know at its start. */
export interface FunctionVariables {
    readonly environment: Readonly<Record<string, string>>;
    /** Those of them that functions have, and no other apps, for their secrets, databases and caches. */
    readonly derived: Readonly<Record<string, string>>;
    /** Names of all parameters that it reads by itself, by what is in them. */
    readonly parameters: Readonly<Record<string, string>>;
}

/** Lambda hands out no secrets: of what is in a parameter, the variable `<name>_PARAMETER` has the parameter's name. */
export function functionVariables(
    config: Pick<FunctionConfig, "code" | "environment" | "secrets" | "databases">,
    connections: StoreConnections,
): FunctionVariables {
    const parameters = { ...config.secrets, ...connections.secrets };
    const handedOver = Object.entries(parameters).map(([variable, parameter]): [string, string] => [
        parameterVariable(variable),
        parameter,
    ]);
    const versions = Object.values(connections.versions);
    const derived = {
        ...Object.fromEntries(handedOver),
        // Copies that run read parameters anew when these change.
        ...(versions.length === 0 ? {} : { STORE_VERSIONS: versions.join(", ") }),
    };
    const environment = { ...authorities(config), ...config.environment, ...connections.environment, ...derived };
    return { environment, derived, parameters };
}

/** Node.js does not know Amazon's own authorities by itself, one of which issued the certificates of databases. */
function authorities({
    code,
    databases,
}: Pick<FunctionConfig, "code" | "databases">): Readonly<Record<string, string>> {
    const isNode = "runtime" in code && code.runtime.startsWith("nodejs");
    return isNode && Object.keys(databases).length > 0 ? { NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem" } : {};
}

/** Variable that has the name of the parameter with the value of another. */
function parameterVariable(variable: string): string {
    return `${variable}_PARAMETER`;
}

/** The rules of functions on load balancers. */
export function functionRules(functions: FunctionsConfig): readonly ListenerRule[] {
    return Object.entries(functions).flatMap(([name, { public: route }]) =>
        route === undefined ? [] : [openRule("functions", name, route, ["platform:functions", name, "public"])],
    );
}
