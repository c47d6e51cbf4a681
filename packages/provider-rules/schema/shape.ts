/**
 * What a property accepts, in a form that is small as JSON:
 * a word, or an object with one key. `object` and `enum` name a declaration of the package, such as `lb.TargetGroupHealthCheck`.
 */
export type Shape =
    | "string"
    | "number"
    | "boolean"
    /** Anything: the typings say `any`, or this reader does not understand them. */
    | "any"
    /** A Pulumi asset or archive. */
    | "asset"
    /** A resource handed over whole, as in `role: myRole`. */
    | "resource"
    | { readonly list: Shape }
    | { readonly map: Shape }
    | { readonly object: string }
    | { readonly enum: string }
    | { readonly oneOf: readonly Shape[] };

/** One property of a resource's arguments or of an object inside them. */
export interface ShapeMember {
    readonly shape: Shape;
    /** True where the typings demand it. */
    readonly required?: true;
    /** What the package says about the property's retirement. */
    readonly deprecated?: string;
}

export type Members = Readonly<Record<string, ShapeMember>>;

/** One resource type. */
export interface ResourceShape {
    /** The arguments that the type takes. */
    readonly inputs: Members;
    /** Names that exist on the resource but are set by AWS alone. */
    readonly computed: readonly string[];
    /** What the package says about the type's retirement. */
    readonly deprecated?: string;
}
