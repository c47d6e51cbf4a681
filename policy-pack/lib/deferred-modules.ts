import Module from "node:module";

/** What `require` calls. */
type Load = (this: unknown, request: string, parent: Parent | undefined, isMain: boolean) => unknown;
interface Parent {
    readonly filename?: string;
}

/**
 * Modules that the Pulumi SDK loads at its start for work that a pack never does: driving the CLI, packing functions for
 * Lambda with npm's resolver, serving dynamic providers. They take most of the SDK's loading time.
 */
const UNUSED = new Set(["./automation", "./dynamic", "./provider", "@npmcli/arborist", "normalize-package-data"]);
const SDK_FILE = /[/\\]@pulumi[/\\]pulumi[/\\]/;

/**
 * Makes `require` in the SDK return stand-ins for these modules, which load the real one at the first use: whatever
 * does need one gets it, only later.
 */
export function deferUnusedModules(): void {
    const loader = Module as unknown as { _load: Load };
    const load = loader._load;
    loader._load = function deferring(request, parent, isMain) {
        const unused = UNUSED.has(request) && SDK_FILE.test(parent?.filename ?? "");
        const real = () => load.call(this, request, parent, isMain);
        return unused ? standIn(real as () => object) : real();
    };
}

/**
 * An object that becomes a module when it is first used. Until then it only says that it is an ES module, which is what
 * compiled imports ask, lest they copy it.
 */
function standIn(load: () => object): object {
    let module: object | undefined;
    const real = (): object => (module ??= load());
    return new Proxy(
        {},
        {
            get: (_, key) => (key === "__esModule" ? true : (Reflect.get(real(), key) as unknown)),
            has: (_, key) => Reflect.has(real(), key),
            ownKeys: () => Reflect.ownKeys(real()),
            getOwnPropertyDescriptor(_, key) {
                const descriptor = Reflect.getOwnPropertyDescriptor(real(), key);
                return descriptor && { ...descriptor, configurable: true };
            },
        },
    );
}
