import { createRequire } from "node:module";
import { packageOf } from "@platform/aws-model/urn";
import { answerRequire } from "../loader/module-load";

/**
 * Modules that the Pulumi SDK loads at its start and a preview seldom or never needs: the TypeScript compiler, npm's
 * resolver, gRPC, and whole subsystems. They take six sevenths of the SDK's loading time.
 */
const SDK_MODULES: ReadonlySet<string> = new Set([
    "@grpc/grpc-js",
    "@npmcli/arborist",
    "@opentelemetry/api",
    "normalize-package-data",
    "semver",
    "./automation",
    "./callbacks",
    "./dynamic",
    "./provider",
    "../../typescript-shim",
    "../proto/callback_grpc_pb",
    "../proto/engine_grpc_pb",
    "../proto/resource_grpc_pb",
]);

const SDK_FILE = /[/\\]@pulumi[/\\]pulumi[/\\]/;
/** The start file of a provider's SDK, which loads the modules of all services. */
const PROVIDER_INDEX = /[/\\]@pulumi[/\\](?!pulumi[/\\])([^/\\]+)[/\\]index\.js$/;
const SERVICE_MODULE = /^\.\/(?!provider$|utilities$)[a-z0-9]+$/;

let deferred = false;
/** The start files of providers' SDKs that a program has loaded, by package. */
const loadedIndexes = new Map<string, string>();

/** Makes `require` return stand-ins for these modules, which load the real one at the first use. */
export function deferHeavyModules(): void {
    if (deferred) {
        return;
    }
    deferred = true;
    answerRequire((request, from, load) => (isHeavy(request, from) ? standIn(load as () => object) : load()));
}

function isHeavy(request: string, from: string): boolean {
    return (SDK_MODULES.has(request) && SDK_FILE.test(from)) || isService(request, from);
}

/** A service's modules as the start file of a provider's SDK asks for them: looking into the answer would load them. */
export function isService(request: string, from: string): boolean {
    const [, packageName] = SERVICE_MODULE.test(request) ? (PROVIDER_INDEX.exec(from) ?? []) : [];
    if (packageName !== undefined) {
        loadedIndexes.set(packageName, from);
    }
    return packageName !== undefined;
}

/**
 * Loads the module that has the class of a type, if only a stand-in for it is there: the SDK makes a resource of a
 * reference by classes that are loaded, and takes it for its id otherwise.
 */
export function loadClassOf(type: string): void {
    const packageName = packageOf(type);
    const service = type.slice(packageName.length + 1).split(/[/:]/)[0] ?? "";
    const [own, awsx] = [loadedIndexes.get(packageName), loadedIndexes.get("awsx")];
    if (own !== undefined && SERVICE_MODULE.test(`./${service}`) && service !== "index") {
        // What comes back is the stand-in: looking into it loads the module.
        Reflect.ownKeys(createRequire(own)(`./${service}`) as object);
    } else if (packageName === "aws" && awsx !== undefined) {
        // The start file of awsx loads all of `@pulumi/aws`.
        createRequire(awsx)(`@pulumi/aws/${service}`);
    }
}

/**
 * An object that behaves as the module that `load` returns. It calls itself an ES module, so that the compiled
 * `import * as x` takes it as it is instead of copying every property, which would load it at once.
 */
function standIn(load: () => object): object {
    let loaded: object | undefined;
    const real = (): object => (loaded ??= load());
    return new Proxy(
        {},
        {
            get(_target, key) {
                if (key === "__esModule" && loaded === undefined) {
                    return true;
                }
                const module = real();
                const isDefault = key === "default" && !("default" in module);
                return isDefault ? module : (Reflect.get(module, key) as unknown);
            },
            set: (_target, key, value) => Reflect.set(real(), key, value),
            has: (_target, key) => Reflect.has(real(), key),
            ownKeys: () => Reflect.ownKeys(real()),
            getOwnPropertyDescriptor(_target, key) {
                const descriptor = Reflect.getOwnPropertyDescriptor(real(), key);
                return descriptor === undefined ? undefined : { ...descriptor, configurable: true };
            },
        },
    );
}
