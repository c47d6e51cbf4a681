import { createRequire } from "node:module";
import path from "node:path";
import { UsageError } from "../errors";
import type { Messages } from "../monitor/messages";
import type { AnyOutput } from "./outputs/state";

/** The parts of the program's own copy of @pulumi/pulumi that a run works with. */
export interface Sdk {
    readonly version: string;
    readonly runtime: typeof import("@pulumi/pulumi/runtime");
    readonly settings: SettingsModule;
    readonly debuggable: DebuggableModule;
    readonly log: { debug: (...parts: unknown[]) => Promise<void> };
    readonly resource: ResourceModule;
    readonly rpc: RpcModule;
    readonly dependsOn: DependsOnModule;
    readonly errors: { isGrpcError(error: unknown): boolean };
    /** What the SDK keeps about the running program. */
    readonly store: () => SdkStore;
    readonly messages: Messages;
    /** Loads any module as the program would. */
    readonly require: NodeJS.Require;
}

/** Of runtime/settings.js: internal, so each use checks that it is there. */
export interface SettingsModule {
    getEngine?: () => unknown;
    getCallbacks?: () => unknown;
    getMonitor?: () => unknown;
    setRootResource?: (stack: { readonly urn: { promise(): Promise<unknown> } }) => Promise<void>;
    waitForRPCs?: () => Promise<void>;
}

/** Of runtime/debuggable.js. */
export interface DebuggableModule {
    debuggablePromise?: <T>(promise: Promise<T>, context?: unknown) => Promise<T>;
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
    transferProperties?: (resource: object, label: string, properties: object) => object;
    resolveProperties?: (
        resource: object,
        resolvers: object,
        type: string,
        name: string,
        values: Record<string | symbol, unknown>,
        dependencies: Readonly<Record<string, readonly object[]>>,
        error?: unknown,
        keepUnknowns?: boolean,
    ) => void;
    deserializeProperties?: (struct: StructLike, keepUnknowns?: boolean) => Record<string | symbol, unknown>;
    deserializeProperty?: (value: unknown, keepUnknowns?: boolean) => unknown;
    serializeProperty?: (
        context: string,
        value: unknown,
        dependencies: Set<object>,
        options?: SerializationOptions,
    ) => Promise<unknown>;
    serializeResourceProperties?: (
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
    getAllTransitivelyReferencedResourceURNs?: (
        resources: ReadonlySet<object>,
        exclude: ReadonlySet<object>,
    ) => Promise<Set<string>>;
}

/** Of resource.js. */
export interface ResourceModule {
    readonly CustomResource: { isInstance(value: unknown): value is { readonly urn: AnyOutput } };
    readonly Resource: {
        isInstance(value: unknown): boolean;
        stackTrace?: (skip: number) => ({ uri: string; line: number; column: number } | undefined)[];
    };
}

/** Of runtime/state.js. */
export interface SdkStore {
    leakCandidates: Set<unknown>;
    logErrorCount: number;
    callbacks: unknown;
    readonly supportsSecrets: boolean;
    readonly settings: { readonly options: { rootDirectory?: string } };
}

/** @throws UsageError when the project has no SDK installed. */
export function loadSdk(directory: string): Sdk {
    const require = sdkRequire(directory);
    return {
        version: (require("@pulumi/pulumi/package.json") as { version: string }).version,
        runtime: require("@pulumi/pulumi/runtime") as Sdk["runtime"],
        settings: require("@pulumi/pulumi/runtime/settings") as SettingsModule,
        debuggable: require("@pulumi/pulumi/runtime/debuggable") as DebuggableModule,
        log: require("@pulumi/pulumi/log") as Sdk["log"],
        resource: require("@pulumi/pulumi/resource") as ResourceModule,
        rpc: require("@pulumi/pulumi/runtime/rpc") as RpcModule,
        dependsOn: require("@pulumi/pulumi/runtime/dependsOn") as DependsOnModule,
        errors: require("@pulumi/pulumi/errors") as Sdk["errors"],
        store: (require("@pulumi/pulumi/runtime/state") as { getStore: () => SdkStore }).getStore,
        messages: loadMessages(require),
        require,
    };
}

/** `require` as a file in the program's directory has it. */
export function sdkRequire(directory: string): NodeJS.Require {
    const require = createRequire(path.join(directory, "program.js"));
    try {
        require.resolve("@pulumi/pulumi/package.json");
    } catch {
        throw new UsageError(`@pulumi/pulumi is not installed for ${directory}. Run npm install there.`);
    }
    return require;
}

export function loadMessages(require: NodeJS.Require): Messages {
    const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    return {
        resource: sdk("./proto/resource_pb") as Messages["resource"],
        alias: sdk("./proto/alias_pb") as Messages["alias"],
        callback: sdk("./proto/callback_pb") as Messages["callback"],
        struct: sdk("google-protobuf/google/protobuf/struct_pb") as Messages["struct"],
    };
}
