import { loadStackValues } from "@platform/preview/project/config";
import { loadProject } from "@platform/preview/project/project";
import { expandVariants, type DeployedService } from "../components/ecs/service/variants";
import type { FunctionsConfig } from "../components/functions/schema/function";
import { serviceNames, type ServiceNames } from "../components/ecs/service/names";
import { registryOf, type Registry } from "../components/images/registry";
import { report } from "../components/shared/block/problems";
import { readProjectFile } from "../components/shared/block/project-files";
import { deployable } from "../config/deployable";
import { configNamespace } from "../config/namespace";
import { readOtherStacks } from "../config/other-stacks";
import type { ProviderConfig } from "../config/provider";
import type { StackConfig } from "../config/stack";
import { closest } from "../config/suggest";
import { validate, type NamespaceValues } from "../config/validate";
import { exitCodes, OpsError } from "./errors";

/** A stack as its file describes it, with the names that everything in AWS has. */
export interface OpsStack {
    readonly name: string;
    readonly project: string;
    /** `<project>-<stack>`, the start of every fixed name, and the name of the ECS cluster. */
    readonly prefix: string;
    readonly file: string;
    readonly provider: ProviderConfig;
    readonly config: StackConfig;
    /** Services that are deployed, variants among them, by key. */
    readonly services: Readonly<Record<string, DeployedService>>;
    /** Those and the ones that are only prepared, whose first image can be released. */
    readonly declaredServices: Readonly<Record<string, DeployedService>>;
    /** Functions that are deployed, by key. */
    readonly functions: FunctionsConfig;
    /** The project's registry; undefined where no stack has one. */
    readonly registry: Registry | undefined;
}

/**
 * Reads and checks a stack's file, as the program does.
 *
 * @param overlay Values in place of the file's, by key with its namespace.
 * @throws UsageError or OpsError (2) with everything that is wrong.
 */
export function readStack(root: string, name: string, overlay = new Map<string, unknown>()): OpsStack {
    const project = loadProject(root);
    const { file, values } = loadStackValues(project, name, { overlay });
    const under = (namespace: string): NamespaceValues =>
        Object.fromEntries(
            [...values].flatMap(([key, { text }]) =>
                key.startsWith(`${namespace}:`) ? [[key.slice(namespace.length + 1), parse(text)]] : [],
            ),
        );
    const result = validate({
        project: project.name,
        stack: name,
        platform: under(configNamespace),
        aws: under("aws"),
        otherKeys: [...values.keys()].filter((key) => !/^(platform|aws|pulumi):/.test(key)),
        otherStacks: readOtherStacks(project.stackDirectory, name),
        readFile: (path) => readProjectFile(path, project.stackDirectory),
    });
    if (result.stack === undefined) {
        throw new OpsError(exitCodes.usage, report(result.problems, name));
    }
    const deployed = deployable(result.stack, name).stack;
    return {
        name,
        project: project.name,
        prefix: `${project.name}-${name}`,
        file,
        provider: result.provider,
        config: result.stack,
        services: expandVariants(deployed.services),
        declaredServices: expandVariants(result.stack.services),
        functions: deployed.functions,
        registry: registryOf(result.stacks, result.stack.images),
    };
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/**
 * @param among the services of the stack that count
 * @throws OpsError (2) for a service that is not among them
 */
export function serviceOf(
    stack: OpsStack,
    key: string,
    among = stack.services,
): { config: DeployedService; names: ServiceNames } {
    const config = among[key];
    if (config === undefined) {
        const known = Object.keys(among);
        const meant = closest(key, known);
        const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
        const statement = `Pulumi.${stack.name}.yaml deploys no service "${key}"; it has: ${known.join(", ") || "none"}.`;
        throw new OpsError(exitCodes.usage, statement + hint);
    }
    return { config, names: serviceNames(stack.prefix, key) };
}
