import { answerRequire } from "../loader/module-load";
import { isService } from "./lazy-modules";
import type { Sdk } from "./sdk";

/** Called for a resource whose class left these arguments out. */
export type OnDropped = (resource: object, names: readonly string[]) => void;

type Given = Readonly<Record<string, unknown>>;
type ResourceClass = (new (...parameters: unknown[]) => object) & { readonly __pulumiType: string };

/** Of runtime/resource.js. */
interface RegistrationModule {
    registerResource: (resource: object, parent: unknown, type: string, ...rest: unknown[]) => void;
}
/** The place of the properties among the rest of registerResource's parameters. */
const PROPERTIES = 4;

const PROVIDER_FILE = /[/\\]node_modules[/\\]@pulumi[/\\](?!pulumi[/\\]|policy[/\\])/;

/** Calls of constructors that are under way, the innermost last. */
const calls: { readonly type: string; readonly given: Given }[] = [];
const seen = new WeakSet();
let listener: OnDropped | undefined;
let installed = false;

/**
 * Finds arguments that a provider's generated class drops without a word because it does not know their names. No engine
 * ever hears of them, and only TypeScript's compiler would object, which is not asked here, nor in JavaScript.
 */
export function watchArguments(sdk: Sdk): void {
    const registration = sdk.require("@pulumi/pulumi/runtime/resource") as RegistrationModule;
    const register = registration.registerResource;
    if (seen.has(registration)) {
        return;
    }
    seen.add(registration);
    registration.registerResource = (resource, parent, type, ...rest) => {
        compare(resource, type, rest[PROPERTIES]);
        register(resource, parent, type, ...rest);
    };
    wrapClasses();
}

/** From now on, this one is told. */
export function onDroppedArguments(next: OnDropped | undefined): void {
    listener = next;
}

/** What was given and has become nothing. Whether the class knows the name, the listener has to find out. */
function compare(resource: object, type: string, properties: unknown): void {
    const call = calls.at(-1);
    if (call?.type !== type) {
        return;
    }
    const { given } = call;
    const kept = properties as Given;
    const dropped = Object.keys(given).filter((name) => given[name] !== undefined && kept[name] === undefined);
    if (dropped.length > 0) {
        listener?.(resource, dropped);
    }
}

function wrapClasses(): void {
    if (installed) {
        return;
    }
    installed = true;
    answerRequire((request, from, load) => {
        const module = load();
        if (request.startsWith("./") && PROVIDER_FILE.test(from) && !isService(request, from)) {
            wrapExports(module);
        }
        return module;
    });
}

/** Modules of one class export it as a plain property; those of many have getters, which lead to the former. */
function wrapExports(module: unknown): void {
    if (typeof module !== "object" || module === null || seen.has(module)) {
        return;
    }
    seen.add(module);
    for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(module))) {
        if (writable === true && isResourceClass(value)) {
            (module as Record<string, unknown>)[name] = wrapped(value);
        }
    }
}

function isResourceClass(value: unknown): value is ResourceClass {
    return typeof value === "function" && Object.hasOwn(value, "__pulumiType");
}

function wrapped(resourceClass: ResourceClass): ResourceClass {
    const proxy: ResourceClass = new Proxy(resourceClass, {
        construct(target, parameters: unknown[], newTarget: new (...parameters: unknown[]) => object) {
            const [, given, options] = parameters;
            const isLookup = (options as { readonly id?: unknown } | undefined)?.id !== undefined;
            // A subclass may hand on arguments of its own, which are meant for it alone.
            const judged = newTarget === proxy && !isLookup;
            calls.push({ type: target.__pulumiType, given: (judged ? (given as Given | undefined) : undefined) ?? {} });
            try {
                return Reflect.construct<unknown[], object>(target, parameters, newTarget);
            } finally {
                calls.pop();
            }
        },
    });
    return proxy;
}
