import type { Sdk } from "./sdk";

/** What the engine said about a property. */
type Settled =
    | { readonly value: unknown; readonly known: boolean; readonly secret: boolean; readonly dependencies: unknown[] }
    | { readonly error: unknown };

/** How the SDK tells it. */
type Resolver = (value: unknown, known: boolean, secret: boolean, dependencies?: unknown[], error?: unknown) => void;

/** The SDK's class behind `pulumi.Output`, with the parameters that it takes internally. */
type OutputClass = new (
    owner: object,
    value: Promise<unknown>,
    known: Promise<boolean>,
    secret: Promise<boolean>,
    dependencies: Promise<unknown[]>,
) => object;

/**
 * Makes an Output of a resource's property when the program first reads it, instead of one for every property that the
 * resource has. An Output takes two dozen objects and a dozen promises; a resource has thirty, of which programs read
 * one or two. This is half of the time and most of the memory of a large preview.
 */
export function makePropertiesLazy(sdk: Sdk): void {
    if (typeof sdk.rpc.transferProperties !== "function") {
        return;
    }
    const { Output } = sdk.require("@pulumi/pulumi/output") as { Output: OutputClass };
    sdk.rpc.transferProperties = (resource, label, properties) => {
        const resolvers: Record<string, Resolver> = {};
        for (const name of Object.keys(properties)) {
            if (name === "id" || name === "urn") {
                continue;
            }
            if (Object.hasOwn(resource, name)) {
                throw new Error(`Property '${name}' is already initialized on target '${label}`);
            }
            const property = new LazyProperty(resource, Output, (error) => sdk.errors.isGrpcError(error));
            resolvers[name] = property.resolver;
            Object.defineProperty(resource, name, {
                configurable: true,
                enumerable: true,
                get: () => property.output,
                set: (value: unknown) => {
                    Object.defineProperty(resource, name, {
                        configurable: true,
                        enumerable: true,
                        writable: true,
                        value,
                    });
                },
            });
        }
        return resolvers;
    };
}

class LazyProperty {
    private settled: Settled | undefined;
    private settle: ((settled: Settled) => void) | undefined;
    private made: object | undefined;

    constructor(
        private readonly owner: object,
        private readonly Output: OutputClass,
        private readonly isShutdown: (error: unknown) => boolean,
    ) {}

    readonly resolver: Resolver = (value, known, secret, dependencies = [], error) => {
        if (error !== undefined && this.isShutdown(error)) {
            return;
        }
        this.settled = error === undefined ? { value, known, secret, dependencies } : { error };
        this.settle?.(this.settled);
    };

    get output(): object {
        return (this.made ??= this.make());
    }

    private make(): object {
        const state = this.settled === undefined ? this.later() : Promise.resolve(this.settled);
        const part = <T>(take: (settled: Exclude<Settled, { error: unknown }>) => T): Promise<T> =>
            state.then((settled) => {
                if ("error" in settled) {
                    throw settled.error;
                }
                return take(settled);
            });
        return new this.Output(
            this.owner,
            part(({ value }) => value),
            part(({ known }) => known),
            part(({ secret }) => secret),
            part(({ dependencies }) => dependencies),
        );
    }

    private later(): Promise<Settled> {
        return new Promise((resolve) => {
            this.settle = resolve;
        });
    }
}
