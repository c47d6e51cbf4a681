import { qualifiedTypeOf } from "@platform/aws-model/urn";
import { canonicalJson, isMap, MARK, OUTPUT_MARK, RESOURCE_MARK, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { given } from "./arguments";
import { fromOutputValues, outputDependencies } from "../monitor/output-values";
import type { RegisterRequest, RegisterResult } from "../monitor/requests";
import { awsxExpansion } from "./awsx";
import type { Expansion } from "./awsx";
import { Construction } from "./construction";
import type { Engine, Plugin } from "./construction";
import { isOutput } from "./values";

/** How a remote component would be built; undefined where only its plugin knows. */
export function expansionOf({ type, options }: RegisterRequest): (Expansion & { readonly plugin: Plugin }) | undefined {
    return awsxExpansion(type, options.version ?? "");
}

/** Why a function of a plugin fails, whatever it is asked; undefined for those that may answer. */
export function refusalOf(token: string): string | undefined {
    return token === "awsx:ec2:getDefaultVpc"
        ? "the plugin cannot ask the engine outside of a component: use the component awsx.ec2.DefaultVpc"
        : undefined;
}

/**
 * The component's own registration, as its plugin asks for it: without arguments, and with the few options that get
 * there. Aliases of the program do not.
 *
 * @throws Error where the plugin fails.
 */
export function componentRequest(
    request: RegisterRequest,
    { alias, plugin }: Expansion & { readonly plugin: Plugin },
): RegisterRequest {
    const { dependsOn, provider, providers, deletedWith, ...options } = request.options;
    if (deletedWith !== undefined) {
        throw problem(
            request,
            `failed to register new resource ${request.name} [${request.type}]: 3 INVALID_ARGUMENT: invalid DeletedWith URN: invalid URN "${qualifiedTypeOf(deletedWith)}"`,
        );
    }
    const { protect, retainOnDelete, ignoreChanges, replaceOnChanges, customTimeouts } = options;
    const aliases =
        alias === undefined ? [] : [{ type: "", name: "", stack: "", project: "", parent: undefined, ...alias }];
    return {
        ...request,
        remote: false,
        properties: {},
        propertyDependencies: {},
        options: {
            aliases,
            dependsOn,
            provider,
            providers,
            importId: "",
            ...defined({ protect, retainOnDelete, ignoreChanges, replaceOnChanges, customTimeouts }),
        },
        derivedFrom: plugin.label,
    };
}

function defined<T extends object>(options: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;
}

/** Registers the children of a component; its outputs. @throws Error where the plugin refuses the arguments. */
export async function expand(
    request: RegisterRequest,
    urn: string,
    { expand: build, plugin }: Expansion & { readonly plugin: Plugin },
    engine: Engine,
): Promise<RegisterResult> {
    const component = { ...request, urn, providers: request.options.providers };
    const construction = new Construction(engine, plugin, component, constructArguments(request));
    try {
        const outputs = given(await build(construction));
        return {
            urn,
            id: "",
            outputs: fromOutputValues(outputs) as WireMap,
            propertyDependencies: outputDependencies(outputs),
        };
    } catch (error) {
        throw problem(request, error instanceof Error ? error.message : String(error));
    }
}

/** As the engine words it. */
function problem({ type, name }: RegisterRequest, message: string): Error {
    return new Error(`${type} resource '${name}' has a problem: ${message}`);
}

/**
 * The arguments as a plugin gets them: with sorted keys, which shows in JSON and in digests that are made of it. A property
 * that depends on something and has no Outputs in it becomes one.
 */
function constructArguments({ properties, propertyDependencies }: RegisterRequest): WireMap {
    const sorted = JSON.parse(canonicalJson(properties)) as WireMap;
    return Object.fromEntries(
        Object.entries(sorted).map(([key, value]) => {
            const dependencies = [...(propertyDependencies[key] ?? [])];
            return [key, dependencies.length === 0 || tellsDependencies(value) ? value : output(value, dependencies)];
        }),
    );
}

function output(value: WireValue, dependencies: string[]): WireMap {
    return { [MARK]: OUTPUT_MARK, ...(value === UNKNOWN ? {} : { value }), dependencies };
}

function tellsDependencies(value: WireValue): boolean {
    if (Array.isArray(value)) {
        return value.some(tellsDependencies);
    }
    return (
        isOutput(value) ||
        (isMap(value) && (value[MARK] === RESOURCE_MARK || Object.values(value).some(tellsDependencies)))
    );
}
