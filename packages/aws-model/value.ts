import { UNKNOWN } from "./wire";

/** A leaf in three values: what the program says, "not known yet", or "not said". Never a default. */
export type Leaf<T> =
    | { readonly state: "known"; readonly value: T }
    | { readonly state: "unknown"; readonly path: string }
    | { readonly state: "absent"; readonly path: string };

/** Tells whether the property at a path (`userData`, `ingress[0].cidrBlocks[1]`) holds a secret. */
export type SecretTest = (path: string) => boolean;

const neverSecret: SecretTest = () => false;
/** The spellings that Terraform-based providers accept for booleans (Go's strconv.ParseBool). */
const TRUE_WORDS = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const FALSE_WORDS = new Set(["0", "f", "F", "FALSE", "false", "False"]);

/**
 * One place in a resource's properties, read without ever throwing.
 *
 * The SDK's proxies throw on the first unknown they meet, and a throw silences a mandatory policy. A Value is read step
 * by step instead: `value.at("networkInterfaces", 0, "subnetId").text()`. Below something unknown everything is
 * unknown, below something absent everything is absent; null counts as absent.
 */
export class Value {
    private constructor(
        /** Where the value stands, for messages: `ingress[0].cidrBlocks`. */
        readonly path: string,
        readonly state: "known" | "unknown" | "absent",
        private readonly content: unknown,
        private readonly isSecret: SecretTest,
    ) {}

    /** Wraps properties: plain data in which the engine's mark stands for unknowns, or the proxies that the policy SDK hands out. */
    static of(properties: unknown, isSecret: SecretTest = neverSecret, path = ""): Value {
        if (properties === UNKNOWN) return Value.unknown(path, isSecret);
        const absent = properties === undefined || properties === null;
        return new Value(path, absent ? "absent" : "known", properties, isSecret);
    }

    /** A place of which nothing is known, except whether it is secret. */
    static unknown(path: string, isSecret: SecretTest = neverSecret): Value {
        return new Value(path, "unknown", undefined, isSecret);
    }

    /** Whether the value, or something around it, is marked secret: then it must not reach a message. */
    get secret(): boolean {
        return this.isSecret(this.path);
    }

    /** The value some steps further in. */
    at(...steps: readonly (string | number)[]): Value {
        return steps.reduce<Value>((value, step) => value.child(step), this);
    }

    /**
     * The elements of a list. A list that is unknown as a whole yields one unknown element, so that a loop over the
     * items meets it; a single object or scalar counts as a list of one; absent yields nothing.
     */
    items(): readonly Value[] {
        if (this.state === "absent") return [];
        if (this.state === "unknown" || !Array.isArray(this.content)) return [this];
        return Array.from({ length: this.content.length }, (_, index) => this.child(index));
    }

    /** The names of an object's properties; none if it is unknown, absent, or no object. */
    keys(): readonly string[] {
        const object = this.state === "known" && typeof this.content === "object" && !Array.isArray(this.content);
        return object ? Object.keys(this.content as object) : [];
    }

    /** The value as text; numbers and booleans in their usual spelling. Lists and objects are no text: unknown. */
    text(): Leaf<string> {
        return this.scalar(String);
    }

    /** The value as a number, also from its decimal spelling ("443"). Anything else is unknown. */
    number(): Leaf<number> {
        return this.scalar((content) => {
            const number = typeof content === "string" && content.trim() !== "" ? Number(content) : content;
            return typeof number === "number" && Number.isFinite(number) ? number : undefined;
        });
    }

    /** The value as a boolean, also from the spellings providers accept ("true"). The empty string is absent. */
    flag(): Leaf<boolean> {
        if (this.content === "") return { state: "absent", path: this.path };
        return this.scalar((content) => {
            if (TRUE_WORDS.has(String(content))) return true;
            return FALSE_WORDS.has(String(content)) ? false : undefined;
        });
    }

    /** The value inside a JSON document: parses text, passes objects through. Text that is no JSON is unknown. */
    json(): Value {
        if (this.state !== "known" || typeof this.content !== "string") return this;
        try {
            const secret = this.secret;
            return Value.of(JSON.parse(this.content), () => secret, this.path);
        } catch {
            return Value.unknown(this.path);
        }
    }

    private child(step: string | number): Value {
        const path =
            typeof step === "number" ? `${this.path}[${step}]` : this.path === "" ? step : `${this.path}.${step}`;
        if (this.state !== "known") return new Value(path, this.state, undefined, this.isSecret);
        if (typeof this.content !== "object" || this.content === null) return Value.unknown(path);
        try {
            return Value.of((this.content as Record<string | number, unknown>)[step], this.isSecret, path);
        } catch (error) {
            if (isUnknownError(error)) return Value.unknown(path, this.isSecret);
            throw error;
        }
    }

    private scalar<T>(convert: (content: string | number | boolean) => T | undefined): Leaf<T> {
        if (this.state !== "known") return { state: this.state, path: this.path };
        const { content } = this;
        const scalar = typeof content === "string" || typeof content === "number" || typeof content === "boolean";
        const value = scalar ? convert(content) : undefined;
        return value === undefined ? { state: "unknown", path: this.path } : { state: "known", value };
    }
}

/** The policy SDK's UnknownValueError, told by a field of its own: the model needs no policy SDK. */
function isUnknownError(error: unknown): boolean {
    return error instanceof Error && "unknownTypeSentinel" in error;
}

/** The leaf with a provider's or AWS's own default in place of "not said". */
export function orDefault<T>(leaf: Leaf<T>, fallback: T): Exclude<Leaf<T>, { state: "absent" }> {
    return leaf.state === "absent" ? { state: "known", value: fallback } : leaf;
}
