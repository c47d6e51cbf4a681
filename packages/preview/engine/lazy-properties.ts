import { MARK, SECRET_MARK } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { outputOf } from "./outputs/lean-output";
import { holdsUnknowns, union } from "./outputs/state";
import type { AnyOutput, OutputModule, State } from "./outputs/state";
import type { Sdk } from "./sdk";

/** Where a struct keeps the values that nobody has unpacked yet. */
const PACKED = Symbol("packed");

/**
 * Makes an Output of a resource's property when the program first reads it, instead of one for every property that the
 * resource has, and unpacks its value then: a resource has thirty, of which programs read one or two. Needs lean Outputs.
 */
export function makePropertiesLazy(sdk: Sdk): void {
    const { rpc } = sdk;
    const { resolveProperties, deserializeProperties, deserializeProperty } = rpc;
    const output = sdk.require("@pulumi/pulumi/output") as OutputModule;
    const unpack = deserializeProperty;
    rpc.transferProperties = (resource, label, properties) => {
        const names = Object.keys(properties).filter((name) => name !== "id" && name !== "urn");
        const taken = names.find((name) => Object.hasOwn(resource, name));
        if (taken !== undefined) {
            throw new Error(`Property '${taken}' is already initialized on target '${label}`);
        }
        return new LazyProperties(resource, names, output, unpack);
    };
    rpc.deserializeProperties = (struct, keepUnknowns) =>
        struct.forResource === true ? { [PACKED]: struct.toJavaScript() } : deserializeProperties(struct, keepUnknowns);
    rpc.resolveProperties = (resource, resolvers, ...rest) => {
        if (!(resolvers instanceof LazyProperties)) {
            resolveProperties(resource, resolvers, ...rest);
            return;
        }
        const [, , values, dependencies, error, keepUnknowns] = rest;
        if (error !== undefined && error !== null) {
            if (!sdk.errors.isGrpcError(error)) {
                resolvers.settle({ error });
            }
            return;
        }
        const packed = (values as { [PACKED]?: WireMap })[PACKED] ?? {};
        resolvers.settle({ values, packed, dependencies, keepUnknowns: keepUnknowns === true });
    };
}

/** What the engine said about a resource. */
type Settled =
    | {
          readonly values: Readonly<Record<string, unknown>>;
          readonly packed: WireMap;
          readonly dependencies: Readonly<Record<string, readonly object[]>>;
          readonly keepUnknowns: boolean;
      }
    | { readonly error: unknown };

/** Lets a subclass put a private field on an object that exists already. */
class Existing {
    constructor(object: object) {
        return object;
    }
}

/** Ties a resource to its properties where no key shows it. */
class Tie extends Existing {
    readonly #properties: LazyProperties;

    constructor(resource: object, properties: LazyProperties) {
        super(resource);
        this.#properties = properties;
    }

    /** Also for an object that inherits from the resource. */
    static propertiesOf(object: object): LazyProperties | undefined {
        for (let current: object | null = object; current !== null; current = prototypeOf(current)) {
            if (#properties in current) {
                return current.#properties;
            }
        }
        return undefined;
    }
}

function prototypeOf(object: object): object | null {
    return Object.getPrototypeOf(object) as object | null;
}

/** The properties of one resource. */
class LazyProperties {
    private readonly outputs = new Map<string, AnyOutput>();
    private settled: Settled | undefined;
    private waiting: Promise<Settled> | undefined;
    private wake: ((settled: Settled) => void) | undefined;

    constructor(
        private readonly resource: object,
        names: readonly string[],
        private readonly sdk: OutputModule,
        private readonly unpack: (value: unknown, keepUnknowns: boolean) => unknown,
    ) {
        new Tie(resource, this);
        for (const name of names) {
            Object.defineProperty(resource, name, accessorFor(name));
        }
    }

    settle(settled: Settled): void {
        this.settled = settled;
        this.wake?.(settled);
    }

    output(name: string): AnyOutput {
        let output = this.outputs.get(name);
        if (output === undefined) {
            output = outputOf(this.sdk, new Set([this.resource]), () => this.state(name));
            this.outputs.set(name, output);
        }
        return output;
    }

    private async state(name: string): Promise<State> {
        const settled = this.settled ?? (await this.later());
        if ("error" in settled) {
            throw settled.error;
        }
        const { value, secret } = this.value(settled, name);
        const given = Object.hasOwn(settled.packed, name) || Object.hasOwn(settled.values, name);
        const resources = union(new Set(settled.dependencies[name]), new Set([this.resource]));
        return { value, known: given && !holdsUnknowns(value, this.sdk), secret, resources };
    }

    private value(settled: Exclude<Settled, { error: unknown }>, name: string): { value: unknown; secret: boolean } {
        const unpacked = Object.hasOwn(settled.packed, name)
            ? this.unpack(settled.packed[name], settled.keepUnknowns)
            : settled.values[name];
        return isSecret(unpacked) ? { value: unpacked.value, secret: true } : { value: unpacked, secret: false };
    }

    private later(): Promise<Settled> {
        return (this.waiting ??= new Promise((resolve) => {
            this.wake = resolve;
        }));
    }
}

/** One accessor for all properties of a name: objects with the same accessors share what V8 knows about them. */
const ACCESSORS = new Map<string, PropertyDescriptor>();

function accessorFor(name: string): PropertyDescriptor {
    let accessor = ACCESSORS.get(name);
    if (accessor === undefined) {
        accessor = {
            configurable: true,
            enumerable: true,
            get(this: object) {
                return Tie.propertiesOf(this)?.output(name);
            },
            set(this: object, value: unknown) {
                Object.defineProperty(this, name, { configurable: true, enumerable: true, writable: true, value });
            },
        };
        ACCESSORS.set(name, accessor);
    }
    return accessor;
}

function isSecret(value: unknown): value is { readonly value: unknown } {
    return typeof value === "object" && value !== null && (value as Record<string, unknown>)[MARK] === SECRET_MARK;
}
