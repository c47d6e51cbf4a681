import { createRequire } from "node:module";
import path from "node:path";
import { UsageError } from "../errors";
import type { AnyOutput } from "./outputs/state";
import { refuseOlder } from "./proven-versions";

/** The parts of the program's own copy of @pulumi/pulumi that a run works with. */
export interface Sdk {
    readonly version: string;
    readonly runtime: typeof import("@pulumi/pulumi/runtime");
    readonly settings: SettingsModule;
    readonly debuggable: DebuggableModule;
    readonly log: { debug: (...parts: unknown[]) => Promise<void> };
    readonly resource: ResourceModule;
    readonly rpc: RpcModule;
    readonly errors: { isGrpcError(error: unknown): boolean };
    /** What the SDK keeps about the running program. */
    readonly store: () => SdkStore;
    /** Loads any module as the program would. */
    readonly require: NodeJS.Require;
}

/** Of runtime/settings.js. */
export interface SettingsModule {
    getEngine: () => unknown;
    setRootResource: (stack: { readonly urn: { promise(): Promise<unknown> } }) => Promise<void>;
    waitForRPCs: () => Promise<void>;
}

/** Of runtime/debuggable.js. */
export interface DebuggableModule {
    debuggablePromise: <T>(promise: Promise<T>, context?: unknown) => Promise<T>;
}

/** A message with values, or what stands for one. */
export interface StructLike {
    toJavaScript(): unknown;
    /** Whether the values are a resource's, each of which is of use only if the program reads it. */
    readonly forResource?: boolean;
}

/** Of runtime/rpc.js. */
export interface RpcModule {
    /** What it returns is only ever handed to `resolveProperties`. */
    transferProperties: (resource: object, label: string, properties: object) => object;
    resolveProperties: (
        resource: object,
        resolvers: object,
        type: string,
        name: string,
        values: Record<string | symbol, unknown>,
        dependencies: Readonly<Record<string, readonly object[]>>,
        error?: unknown,
        keepUnknowns?: boolean,
    ) => void;
    deserializeProperties: (struct: StructLike, keepUnknowns?: boolean) => Record<string | symbol, unknown>;
    deserializeProperty: (value: unknown, keepUnknowns?: boolean) => unknown;
    serializeProperty: (
        context: string,
        value: unknown,
        dependencies: Set<object>,
        options?: SerializationOptions,
    ) => Promise<unknown>;
    serializeResourceProperties: (
        label: string,
        properties: Readonly<Record<string, unknown>>,
        options?: SerializationOptions,
    ) => Promise<[Record<string, unknown>, Map<string, Set<object>>]>;
}

export interface SerializationOptions {
    readonly keepOutputValues?: boolean;
    readonly excludeResourceReferencesFromDependencies?: boolean;
}

/** Of runtime/dependsOn.js. */
export interface DependsOnModule {
    getAllTransitivelyReferencedResourceURNs: (
        resources: ReadonlySet<object>,
        exclude: ReadonlySet<object>,
    ) => Promise<Set<string>>;
}

/** Of resource.js. */
export interface ResourceModule {
    readonly CustomResource: { isInstance(value: unknown): value is { readonly urn: AnyOutput } };
    readonly Resource: {
        isInstance(value: unknown): boolean;
        stackTrace: (skip: number) => ({ uri: string; line: number; column: number } | undefined)[];
    };
}

/** Of runtime/state.js. */
export interface SdkStore {
    leakCandidates: Set<unknown>;
    logErrorCount: number;
    readonly supportsSecrets: boolean;
    readonly settings: { readonly options: { rootDirectory?: string } };
}

/** @throws UsageError when the project has no SDK installed, or one that is too old. */
export function loadSdk(directory: string): Sdk {
    const version = sdkVersion(directory);
    const require = sdkRequire(directory);
    return {
        version,
        runtime: require("@pulumi/pulumi/runtime") as Sdk["runtime"],
        settings: require("@pulumi/pulumi/runtime/settings") as SettingsModule,
        debuggable: require("@pulumi/pulumi/runtime/debuggable") as DebuggableModule,
        log: require("@pulumi/pulumi/log") as Sdk["log"],
        resource: require("@pulumi/pulumi/resource") as ResourceModule,
        rpc: require("@pulumi/pulumi/runtime/rpc") as RpcModule,
        errors: require("@pulumi/pulumi/errors") as Sdk["errors"],
        store: (require("@pulumi/pulumi/runtime/state") as { getStore: () => SdkStore }).getStore,
        require,
    };
}

/** `require` as a file in the program's directory has it. */
export function sdkRequire(directory: string): NodeJS.Require {
    return createRequire(path.join(directory, "program.js"));
}

/**
 * The version of the SDK that a program in this directory gets.
 *
 * @throws as `loadSdk` does.
 */
export function sdkVersion(directory: string): string {
    let version: string;
    try {
        ({ version } = sdkRequire(directory)("@pulumi/pulumi/package.json") as { version: string });
    } catch {
        throw new UsageError(`@pulumi/pulumi is not installed for ${directory}. Run npm install there.`);
    }
    refuseOlder(version, directory);
    return version;
}
