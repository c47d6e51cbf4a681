import { holdsUnknowns, NO_RESOURCES, resourceSet, union } from "./state";
import type { AnyOutput, OutputModule, Parts, State } from "./state";

/** Leads from an Output, which is a proxy, to what is behind it. */
const BEHIND = Symbol("behind");

type Work = (value: unknown) => unknown;
type Reader = (core: Core) => unknown;

/**
 * What is behind an Output: one promise for its whole state, and none before somebody asks, instead of the SDK's two
 * dozen promises and closures for the parts of it. All fields are private, because the SDK walks through the keys of
 * whatever it is given.
 */
class Core {
    readonly #sdk: OutputModule;
    readonly #direct: ReadonlySet<object>;
    #state: Promise<State> | (() => Promise<State>);

    constructor(sdk: OutputModule, direct: ReadonlySet<object>, state: Promise<State> | (() => Promise<State>)) {
        this.#sdk = sdk;
        this.#direct = direct;
        this.#state = state;
    }

    get sdk(): OutputModule {
        return this.#sdk;
    }

    get direct(): ReadonlySet<object> {
        return this.#direct;
    }

    get state(): Promise<State> {
        return typeof this.#state === "function" ? (this.#state = this.#state()) : this.#state;
    }

    apply(work: Work, runWithUnknowns: boolean): AnyOutput {
        return outputOf(this.#sdk, this.#direct, applied(this.state, work, runWithUnknowns, this.#sdk));
    }
}

/** An Output with this state; a function is called at the first use. */
export function outputOf(
    sdk: OutputModule,
    direct: ReadonlySet<object>,
    state: Promise<State> | (() => Promise<State>),
): AnyOutput {
    return new Proxy(new Core(sdk, direct, state), HANDLER) as unknown as AnyOutput;
}

/** An Output of what is there already. */
export function outputOfValue(sdk: OutputModule, value: unknown): AnyOutput {
    const known = !holdsUnknowns(value, sdk);
    return outputOf(sdk, NO_RESOURCES, () => Promise.resolve({ value, known, secret: false, resources: NO_RESOURCES }));
}

/** What the SDK's constructor makes of its parameters. */
export function outputOfParts(sdk: OutputModule, direct: ReadonlySet<object>, parts: Parts): AnyOutput {
    return outputOf(sdk, direct, async () => {
        const [value, known, secret, resources] = await Promise.all([
            parts.value,
            parts.known,
            parts.secret,
            parts.resources,
        ]);
        const all = union(resourceSet(resources), direct);
        return merged({ value, known: known === true, secret: secret === true, resources: all }, sdk);
    });
}

/** The state of any Output; for one of another copy of the SDK, put together from its parts. */
export async function stateOf(output: AnyOutput, sdk: OutputModule): Promise<State> {
    const core = coreOf(output);
    if (core !== undefined) {
        return core.state;
    }
    const isSecret: unknown = output.isSecret;
    const [value, known, secret, resources] = await Promise.all([
        output.promise(true),
        output.isKnown,
        sdk.Output.isInstance(isSecret) ? false : isSecret,
        sdk.getAllResources(output),
    ]);
    return { value, known, secret: secret === true, resources };
}

/** Undefined for everything but Outputs made here. */
export function coreOf(value: unknown): Pick<Core, "state" | "direct"> | undefined {
    return (value as { [BEHIND]?: Core })[BEHIND];
}

/** `apply`: the work runs at once when the value is known, whether anybody asks for its result or not. */
export async function applied(
    state: Promise<State>,
    work: Work,
    runWithUnknowns: boolean,
    sdk: OutputModule,
): Promise<State> {
    const { value, known, secret, resources } = await state;
    if (!known && !runWithUnknowns) {
        return { value: undefined, known: false, secret, resources };
    }
    const given = known || holdsUnknowns(value, sdk) ? value : sdk.unknown;
    return merged({ value: await work(given), known: true, secret, resources }, sdk);
}

/** A value that is itself an Output gives way to what is in that, and adds its own secrecy and resources. */
async function merged(state: State, sdk: OutputModule): Promise<State> {
    const { value, secret, resources } = state;
    if (typeof value !== "object" || value === null) {
        return state;
    }
    if (!sdk.Output.isInstance(value)) {
        return { ...state, known: state.known && !holdsUnknowns(value, sdk) };
    }
    const inner = await stateOf(value, sdk);
    return {
        value: inner.value,
        known: inner.known && !holdsUnknowns(inner.value, sdk),
        secret: secret || inner.secret,
        resources: union(resources, inner.resources),
    };
}

/** The members of an Output. Results are functions where the SDK has functions. */
const MEMBERS: ReadonlyMap<string | symbol, Reader> = new Map<string | symbol, Reader>(
    Object.entries<Reader>({
        __pulumiOutput: () => true,
        isKnown: (core) => core.state.then(({ known }) => known),
        isSecret: (core) => core.state.then(({ secret }) => secret),
        resources: (core) => () => core.direct,
        // The SDK adds to the sets that it gets.
        allResources: (core) => () => core.state.then(({ resources }) => new Set(resources)),
        promise: (core) => (withUnknowns?: boolean) =>
            core.state.then(({ value }) =>
                withUnknowns === true || !holdsUnknowns(value, core.sdk) ? value : undefined,
            ),
        apply: (core) => (work: Work, runWithUnknowns?: boolean) => core.apply(work, runWithUnknowns === true),
        toString: (core: Core) => plainOutput(core).toString.bind(plainOutput(core)),
        toJSON: (core) => (plainOutput(core) as unknown as { toJSON: () => string }).toJSON,
    }),
);

/** The SDK's own Output, for what it says when it is written as text. */
function plainOutput({ sdk }: Core): AnyOutput {
    const Original = (sdk.Output.prototype as { constructor: OutputModule["Output"] }).constructor;
    return new Original(NO_RESOURCES, Promise.resolve(), Promise.resolve(true), Promise.resolve(false));
}

const HANDLER: ProxyHandler<Core> = {
    get(core, key, receiver: AnyOutput) {
        if (key === BEHIND) {
            return core;
        }
        const member = MEMBERS.get(key);
        if (member !== undefined) {
            return member(core);
        }
        const prototype = core.sdk.Output.prototype as object;
        if (key in prototype) {
            return Reflect.get(prototype, key, receiver) as unknown;
        }
        return isLifted(key) ? core.apply(memberOf(key, core.sdk), true) : undefined;
    },
    has: (core, key) => MEMBERS.has(key) || key in (core.sdk.Output.prototype as object),
    getPrototypeOf: (core) => core.sdk.Output.prototype as object,
};

/** Any other property of an Output is an Output of that property, except for what only looks for the kind of an object. */
function isLifted(key: string | symbol): key is string {
    return (
        typeof key === "string" &&
        key !== "then" &&
        !key.startsWith("__") &&
        key !== "doNotCapture" &&
        key !== "deploymentOnlyModule"
    );
}

function memberOf(key: string, sdk: OutputModule): Work {
    return (value) => {
        if (value === undefined || value === null) {
            return undefined;
        }
        return sdk.isUnknown(value) ? sdk.unknown : (value as Record<string, unknown>)[key];
    };
}
