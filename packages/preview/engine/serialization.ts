import { SECRET_MARK, MARK, UNKNOWN } from "@platform/aws-model/wire";
import { coreOf } from "./outputs/lean-output";
import { holdsUnknowns } from "./outputs/state";
import type { OutputModule, State } from "./outputs/state";
import type { DependsOnModule, Sdk, SerializationOptions } from "./sdk";

/**
 * Turns a resource's arguments into plain values without a promise for every text and number in them: only Outputs are
 * waited for. Whatever else is no plain value (assets, resources, promises) is left to the SDK. Needs lean Outputs.
 */
export function serializeAtOnce(sdk: Sdk): void {
    const { serializeProperty, serializeResourceProperties } = sdk.rpc;
    const output = sdk.require("@pulumi/pulumi/output") as OutputModule;
    const serializer = new Serializer(output, serializeProperty);
    sdk.rpc.serializeResourceProperties = (label, properties, options) =>
        options?.keepOutputValues === true || !sdk.store().supportsSecrets
            ? serializeResourceProperties(label, properties, options)
            : serializer.properties(label, properties, options);
}

type Dependencies = Set<object>;

class Serializer {
    constructor(
        private readonly sdk: OutputModule,
        private readonly serialize: Sdk["rpc"]["serializeProperty"],
    ) {}

    async properties(
        label: string,
        properties: Readonly<Record<string, unknown>>,
        options: SerializationOptions | undefined,
    ): Promise<[Record<string, unknown>, Map<string, Dependencies>]> {
        const result: Record<string, unknown> = {};
        const dependenciesOf = new Map<string, Dependencies>();
        for (const key of Object.keys(properties)) {
            const given = properties[key];
            if (key === "id" || key === "urn" || given === undefined) {
                continue;
            }
            const dependencies: Dependencies = new Set();
            const now = plain(given);
            const value =
                now === PENDING
                    ? await this.later(`${label}.${key}`, given, dependencies, options).catch(withName(key))
                    : now;
            if (value !== undefined) {
                result[key] = value;
                dependenciesOf.set(key, dependencies);
            }
        }
        return [result, dependenciesOf];
    }

    private property(
        context: string,
        value: unknown,
        dependencies: Dependencies,
        options?: SerializationOptions,
    ): Promise<unknown> {
        const now = plain(value);
        return now === PENDING ? this.later(context, value, dependencies, options) : Promise.resolve(now);
    }

    private async later(
        context: string,
        value: unknown,
        dependencies: Dependencies,
        options?: SerializationOptions,
    ): Promise<unknown> {
        const core = coreOf(value);
        if (core !== undefined) {
            return this.ofOutput(context, core, dependencies);
        }
        if (Array.isArray(value)) {
            const list: unknown[] = [];
            for (let index = 0; index < value.length; index++) {
                list.push((await this.property(`${context}[${index}]`, value[index], dependencies, options)) ?? null);
            }
            return list;
        }
        if (!isPlain(value)) {
            return this.serialize(context, value, dependencies, options);
        }
        const map: Record<string, unknown> = {};
        for (const key of Object.keys(value)) {
            const item = await this.property(`${context}.${key}`, value[key], dependencies, options);
            if (item !== undefined) {
                map[key] = item;
            }
        }
        return map;
    }

    /** Resources in the value count as dependencies as well. */
    private async ofOutput(
        context: string,
        { state }: { readonly state: Promise<State> },
        dependencies: Dependencies,
    ): Promise<unknown> {
        const { value, known, secret, resources } = await state;
        resources.forEach((resource) => dependencies.add(resource));
        if (!known && holdsUnknowns(value, this.sdk)) {
            return UNKNOWN;
        }
        const plainValue = await this.property(`${context}.id`, value, dependencies, { keepOutputValues: false });
        if (!known) {
            return UNKNOWN;
        }
        return secret ? { [MARK]: SECRET_MARK, value: plainValue ?? null } : plainValue;
    }
}

/** Stands for a value that cannot be told at once. */
const PENDING = Symbol("pending");

/** The value as it is sent, if nothing in it has to be waited for or treated specially. */
function plain(value: unknown): unknown {
    if (typeof value === "function") {
        return undefined;
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (Array.isArray(value)) {
        const list: unknown[] = [];
        for (const given of value as unknown[]) {
            const item = plain(given);
            if (item === PENDING) {
                return PENDING;
            }
            list.push(item ?? null);
        }
        return list;
    }
    return isPlain(value) ? plainMap(value) : PENDING;
}

function plainMap(value: Record<string, unknown>): unknown {
    const map: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
        const item = plain(value[key]);
        if (item === PENDING) {
            return PENDING;
        }
        if (item !== undefined) {
            map[key] = item;
        }
    }
    return map;
}

/**
 * Everything with a meaning of its own (Outputs, resources, assets, promises) is of a class, except an asset that comes
 * out of an Output: the SDK copies what it opens, and a copy has the class's mark alone.
 */
function isPlain(value: unknown): value is Record<string, unknown> {
    if (typeof value !== "object" || value === null) {
        return false;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    return (
        (prototype === Object.prototype || prototype === null) &&
        !("__pulumiAsset" in value) &&
        !("__pulumiArchive" in value)
    );
}

/** As the SDK puts it. An error keeps its identity: the same one may arrive on several ways. */
function withName(property: string): (error: unknown) => never {
    return (error) => {
        if (error instanceof Error) {
            error.message = `error serializing property "${property}": ${error.message}`;
            throw error;
        }
        throw new Error(`error serializing property "${property}": ${String(error)}`);
    };
}

/** Most properties depend on nothing, and most others on resources that are no components: no tree is searched for those. */
export function findUrnsAtOnce(sdk: Sdk): void {
    const dependsOn = sdk.require("@pulumi/pulumi/runtime/dependsOn") as DependsOnModule;
    const search = dependsOn.getAllTransitivelyReferencedResourceURNs;
    const { CustomResource } = sdk.resource;
    dependsOn.getAllTransitivelyReferencedResourceURNs = async (resources, exclude) => {
        const urns = new Set<string>();
        for (const resource of resources) {
            if (!CustomResource.isInstance(resource)) {
                return search(resources, exclude);
            }
            if (!exclude.has(resource)) {
                urns.add((await resource.urn.promise()) as string);
            }
        }
        return urns;
    };
}
