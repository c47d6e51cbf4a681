import { appConnections, userPlaces, type AppConnections } from "../databases/app-connections";
import type { ConnectionTarget } from "../databases/connection";
import type { UserPlace } from "../databases/setup-statements";
import type { DatabaseApp } from "../databases/uses";
import { openRule, type ListenerRule } from "../shared/block/listener-rule";
import type { AwsScope } from "../shared/scope";
import { functionNames } from "./names";
import type { FunctionConfig, FunctionsConfig } from "./schema/function";

/** Whether it has interfaces in the private subnets. */
export function isInVpc({ vpc, databases }: Pick<FunctionConfig, "vpc" | "databases">): boolean {
    return vpc ?? Object.keys(databases).length > 0;
}

/** Whether it has parameters of its own, which a key encrypts. */
export function needsKey({ secrets, databases }: Pick<FunctionConfig, "secrets" | "databases">): boolean {
    return Object.keys(secrets).length > 0 || Object.values(databases).some(({ auth }) => auth === "password");
}

/** The function as databases know it. */
export function functionApp(name: string, { databases: uses }: Pick<FunctionConfig, "databases">): DatabaseApp {
    return { block: "functions", name, uses };
}

/** Where the users are written that functions have in a database. */
export function functionUserPlaces(prefix: string, functions: FunctionsConfig, key: string): readonly UserPlace[] {
    return Object.entries(functions).flatMap(([name, config]) =>
        userPlaces(functionApp(name, config), key, functionNames(prefix, name).keyAlias),
    );
}

/** What the code gets to know at its start. */
export interface FunctionVariables {
    readonly environment: Readonly<Record<string, string>>;
    /** Names of all parameters that it reads by itself, by what is in them. */
    readonly parameters: Readonly<Record<string, string>>;
    readonly iamLogins: AppConnections["iamLogins"];
}

/** Lambda hands out no secrets: of what is in a parameter, the variable `<name>_PARAMETER` has the parameter's name. */
export function functionVariables(
    prefix: AwsScope["prefix"],
    name: string,
    config: Pick<FunctionConfig, "code" | "environment" | "secrets" | "databases">,
    databases: Readonly<Record<string, { readonly target: ConnectionTarget }>>,
): FunctionVariables {
    const connections = appConnections(prefix, functionApp(name, config), databases);
    const parameters = { ...config.secrets, ...connections.secrets };
    const usesDatabases = Object.keys(config.databases).length > 0;
    const handedOver = Object.entries(parameters).map(([variable, parameter]): [string, string] => [
        parameterVariable(variable),
        parameter,
    ]);
    return {
        environment: {
            ...(usesDatabases ? databaseVariables(config, connections) : {}),
            ...config.environment,
            ...connections.environment,
            ...Object.fromEntries(handedOver),
        },
        parameters,
        iamLogins: connections.iamLogins,
    };
}

/** Copies that run read their user anew when these change. Node.js does not know Amazon's own authorities by itself. */
function databaseVariables(
    { code }: Pick<FunctionConfig, "code">,
    { versions }: AppConnections,
): Readonly<Record<string, string>> {
    const isNode = "runtime" in code && code.runtime.startsWith("nodejs");
    return {
        DATABASE_VERSIONS: Object.values(versions).join(", "),
        ...(isNode ? { NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem" } : {}),
    };
}

/** Variable that has the name of the parameter with the value of another. */
export function parameterVariable(variable: string): string {
    return `${variable}_PARAMETER`;
}

/** The rules of functions on load balancers. */
export function functionRules(functions: FunctionsConfig): readonly ListenerRule[] {
    return Object.entries(functions).flatMap(([name, { public: route }]) =>
        route === undefined ? [] : [openRule("functions", name, route, ["platform:functions", name, "public"])],
    );
}
