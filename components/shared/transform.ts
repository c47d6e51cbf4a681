import type * as pulumi from "@pulumi/pulumi";

/**
 * Properties to set on top of a resource's arguments, or a function that returns the arguments to pass instead. Secrets
 * among them have to be marked (`pulumi.secret`).
 */
export type Transform<Args> = Partial<Args> | ((args: Args, name: string) => Args);

/** A resource, or a component that a plugin builds: its arguments are all of it that a transformation gets to. */
type InnerClass =
    | (abstract new (name: string, args: never, opts?: pulumi.CustomResourceOptions) => pulumi.CustomResource)
    | (abstract new (name: string, args: never, opts?: pulumi.ComponentResourceOptions) => pulumi.ComponentResource);

/** The classes of the resources that a component makes by itself, each once, by the key that its users know them by. */
export type InnerResources = Readonly<Record<string, InnerClass>>;

/** What a component takes as `transform`: for each key of its inner resources, what to change about their arguments. */
export type TransformsOf<Inner extends InnerResources> = {
    readonly [Key in keyof Inner]?:
        | (Inner[Key] extends abstract new (name: string, args: infer Args, ...rest: never[]) => unknown
              ? Transform<NonNullable<Args>>
              : never)
        | undefined;
};

type Change = (args: pulumi.Inputs, name: string) => pulumi.Inputs;

const transformedBy = new WeakMap<pulumi.Resource, string[]>();

/**
 * The options of a component whose own resources, and not those of components within it, are to be transformed.
 *
 * Pulumi calls a transformation with what the resource's class makes of its arguments: the same properties, and
 * `undefined` for each that only AWS sets.
 */
export function withTransforms<Inner extends InnerResources>(
    inner: Inner,
    transform: TransformsOf<Inner> | undefined,
    opts: pulumi.ComponentResourceOptions = {},
): pulumi.ComponentResourceOptions {
    if (transform === undefined) {
        return opts;
    }
    const changes = transform as Readonly<Record<string, object | Change | undefined>>;
    let component: pulumi.Resource | undefined;
    const transformation: pulumi.ResourceTransformation = ({ resource, name, props: args, opts: own }) => {
        component ??= resource; // it is called for the component itself first
        const key = Object.keys(inner).find((each) => isA(resource, inner[each]));
        const change = key === undefined || own.parent !== component ? undefined : changes[key];
        if (key === undefined || change === undefined) {
            return undefined;
        }
        transformedBy.set(component, [...(transformedBy.get(component) ?? []), `${key} ${name}`]);
        const props = typeof change === "function" ? (change as Change)(args, name) : { ...args, ...change };
        return { props, opts: own };
    };
    return { ...opts, transformations: [transformation, ...(opts.transformations ?? [])] };
}

/** For `registerOutputs`: `<key> <resource name>` of each resource that was transformed, in order; nothing without any. */
export function transformed(component: pulumi.Resource): { readonly transformed?: readonly string[] } {
    const list = transformedBy.get(component);
    return list === undefined ? {} : { transformed: list };
}

function isA(resource: pulumi.Resource, type: InnerClass | undefined): boolean {
    return type !== undefined && resource instanceof type;
}
