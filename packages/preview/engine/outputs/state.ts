/** Everything there is to know about an Output once it has settled. */
export interface State {
    readonly value: unknown;
    /** False if the value is or holds something that only an update would tell. */
    readonly known: boolean;
    readonly secret: boolean;
    /** The resources that the value comes from. */
    readonly resources: ReadonlySet<object>;
}

/** The four promises that the SDK makes an Output of. */
export interface Parts {
    readonly value: unknown;
    readonly known: unknown;
    readonly secret: unknown;
    readonly resources: unknown;
}

/** An Output of this or of another copy of the SDK, as far as its state is concerned. */
export interface AnyOutput {
    promise(withUnknowns?: boolean): Promise<unknown>;
    apply(work: (value: never) => unknown, runWithUnknowns?: boolean): AnyOutput;
    readonly isKnown: Promise<boolean>;
    readonly isSecret: Promise<boolean>;
    allResources?(): Promise<Set<object>>;
    resources(): Set<object>;
}

/** The class behind `pulumi.Output`, with the parameters that it takes internally. */
export type OutputClass = new (
    resources: unknown,
    value: unknown,
    known: unknown,
    secret: unknown,
    allResources?: unknown,
) => AnyOutput;

/** Of the SDK's output.js: internal in part, so each use checks that it is there. */
export interface OutputModule {
    Output: OutputClass & { isInstance(value: unknown): value is AnyOutput };
    output: (value: unknown) => AnyOutput;
    all: (value: unknown) => AnyOutput;
    secret: (value: unknown) => AnyOutput;
    unsecret: (value: AnyOutput) => AnyOutput;
    concat: (...parts: unknown[]) => AnyOutput;
    interpolate: (literals: readonly string[], ...placeholders: unknown[]) => AnyOutput;
    jsonStringify: (value: unknown, replacer?: never, space?: string | number) => AnyOutput;
    jsonParse: (text: unknown, reviver?: never) => AnyOutput;
    getAllResources: (output: AnyOutput) => Promise<Set<object>>;
    containsUnknowns: (value: unknown) => boolean;
    isUnknown: (value: unknown) => boolean;
    readonly unknown: unknown;
}

export const NO_RESOURCES: ReadonlySet<object> = new Set();

/** One resource, several, or none, as a set. */
export function resourceSet(given: unknown): ReadonlySet<object> {
    if (given instanceof Set || Array.isArray(given)) {
        return new Set(given as Iterable<object>);
    }
    return given === undefined ? NO_RESOURCES : new Set([given as object]);
}

export function union(first: ReadonlySet<object>, second: ReadonlySet<object>): ReadonlySet<object> {
    if (second.size === 0 || first === second) {
        return first;
    }
    return first.size === 0 ? second : new Set([...first, ...second]);
}

/** All members of many sets; copied once, since a dashboard takes its value from every alarm of a stack. */
export function unionOfAll(sets: readonly ReadonlySet<object>[]): ReadonlySet<object> {
    const filled = sets.filter(({ size }) => size > 0);
    return filled.length < 2 ? (filled[0] ?? NO_RESOURCES) : new Set(filled.flatMap((set) => [...set]));
}

/** The SDK's question, answered at once for the values that nearly all are. */
export function holdsUnknowns(value: unknown, sdk: OutputModule): boolean {
    return typeof value === "object" && value !== null && sdk.containsUnknowns(value);
}
