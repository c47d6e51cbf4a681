import { isAsset, openMark, UNKNOWN } from "./wire";

/** A leaf in three values: what the program says, "not known yet", or "not said". Never a default. */
export type Leaf<T> =
    | { readonly state: "known"; readonly value: T }
    | { readonly state: "unknown"; readonly path: string }
    | { readonly state: "absent"; readonly path: string };

/** What sort of value something is; `asset` stands for archives too. */
export type ValueKind = "absent" | "unknown" | "string" | "number" | "boolean" | "list" | "object" | "asset";

/** Tells whether the property at a path (`userData`, `ingress[0].cidrBlocks[1]`) holds a secret. */
export type SecretTest = (path: string) => boolean;

const neverSecret: SecretTest = () => false;
const alwaysSecret: SecretTest = () => true;
/** The values of a reader that must not see secrets: it never meets one. */
const withoutSecrets: SecretTest = () => false;
/** The spellings that Terraform-based providers accept for booleans (Go's strconv.ParseBool). */
const TRUE_WORDS = new Set(["1", "t", "T", "TRUE", "true", "True"]);
const FALSE_WORDS = new Set(["0", "f", "F", "FALSE", "false", "False"]);
/** Longest text of a value in a message. */
const PRINTED = 80;

/**
 * One place in a resource's properties, read without ever throwing.
 *
 * The SDK's proxies throw on the first unknown they meet, and a throw silences a mandatory policy. A Value is read step
 * by step instead: `value.at("networkInterfaces", 0, "subnetId").text()`. Below something unknown everything is
 * unknown, below something absent everything is absent; null counts as absent.
 *
 * Leaves are read in three values where "unknown" matters (`text`, `number`, `flag`), or only as far as they are certain
 * (`asString`, `asNumber`, `asBoolean`).
 */
export class Value {
    /** Checks ask for the same places again and again, and the policy SDK throws at each that is unknown. */
    private children: Map<string | number, Value> | undefined;

    private constructor(
        /** Where the value stands, for messages: `ingress[0].cidrBlocks`. */
        readonly path: string,
        readonly state: "known" | "unknown" | "absent",
        private readonly content: unknown,
        private readonly isSecret: SecretTest,
    ) {}

    /**
     * Wraps properties: values in wire form, whose marks for secrets, outputs and references to resources are read as
     * what they stand for, or the proxies that the policy SDK hands out, which do not say what is secret.
     */
    static of(properties: unknown, isSecret: SecretTest = neverSecret, path = ""): Value {
        if (properties === undefined || properties === null) return new Value(path, "absent", undefined, isSecret);
        if (properties === UNKNOWN) return new Value(path, "unknown", undefined, isSecret);
        const marked = typeof properties === "object" ? openMark(properties) : undefined;
        if (marked === undefined) return new Value(path, "known", properties, isSecret);
        if (!marked.secret) return Value.of(marked.value, isSecret, path);
        return isSecret === withoutSecrets ? Value.unknown(path) : Value.of(marked.value, alwaysSecret, path);
    }

    /** Wraps values in wire form for a reader that must not see secrets: what is marked secret reads as unknown. */
    static withoutSecrets(properties: unknown): Value {
        return Value.of(properties, withoutSecrets);
    }

    /** A place of which nothing is known, except whether it is secret. */
    static unknown(path: string, isSecret: SecretTest = neverSecret): Value {
        return new Value(path, "unknown", undefined, isSecret);
    }

    /** False where a value is unknown, and where there is none. What lies inside a known list or object may be unknown. */
    get known(): boolean {
        return this.state === "known";
    }

    get absent(): boolean {
        return this.state === "absent";
    }

    get kind(): ValueKind {
        const { content, state } = this;
        if (state !== "known") return state;
        if (typeof content !== "object") return typeof content as "string" | "number" | "boolean";
        if (Array.isArray(content)) return "list";
        return isAsset(content as object) ? "asset" : "object";
    }

    /** Whether the value, or something around it, is marked secret: then it must not reach a message. */
    get secret(): boolean {
        return this.isSecret(this.path);
    }

    /** The value some steps further in. */
    at(...steps: readonly (string | number)[]): Value {
        let value = this as Value;
        for (const step of steps) value = value.child(step);
        return value;
    }

    /** The values at a path in which `*` stands for every item: `ingress.*.fromPort`. */
    all(path: string): readonly Value[] {
        let values: readonly Value[] = [this];
        for (const step of path.split("."))
            values = step === "*" ? values.flatMap((value) => value.items()) : values.map((value) => value.child(step));
        return values;
    }

    /** The elements of a list; undefined where this is no list, or not known. */
    get list(): readonly Value[] | undefined {
        const { content } = this;
        if (!Array.isArray(content)) return undefined;
        const items: Value[] = [];
        for (let index = 0; index < content.length; index++) items.push(this.child(index));
        return items;
    }

    /**
     * The elements of a list. A list that is unknown as a whole yields one unknown element, so that a loop over the
     * items meets it; a single object or scalar counts as a list of one; absent yields nothing.
     */
    items(): readonly Value[] {
        return this.list ?? (this.absent ? [] : [this]);
    }

    /** The names of an object's properties; none if it is unknown, absent, or no object. */
    keys(): readonly string[] {
        return this.kind === "object" ? Object.keys(this.content as object) : [];
    }

    /** The keys and values of a map that the program made up; in a secret map the paths do not tell the keys. */
    entries(): readonly (readonly [key: string, value: Value])[] {
        return this.keys().map((key) => {
            const value = this.child(key);
            const { state, content, isSecret } = value;
            return [key, this.secret ? new Value(`${this.path}.[secret]`, state, content, isSecret) : value];
        });
    }

    /** The value as text; numbers and booleans in their usual spelling. Lists and objects are no text: unknown. */
    text(): Leaf<string> {
        return this.leaf(this.spelling);
    }

    /** The value as a number, also from its decimal spelling ("443"). Anything else is unknown. */
    number(): Leaf<number> {
        return this.leaf(this.asNumber);
    }

    /** The value as a boolean, also from the spellings providers accept ("true"). The empty string is absent. */
    flag(): Leaf<boolean> {
        return this.content === "" ? { state: "absent", path: this.path } : this.leaf(this.asBoolean);
    }

    /** The text, where the value is known to be one. */
    get asString(): string | undefined {
        return typeof this.content === "string" ? this.content : undefined;
    }

    /** The number, also where it is written as text: the provider converts it. */
    get asNumber(): number | undefined {
        const { content } = this;
        const number = typeof content === "string" && content.trim() !== "" ? Number(content) : content;
        return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    }

    get asBoolean(): boolean | undefined {
        const word = this.spelling ?? "";
        return TRUE_WORDS.has(word) ? true : FALSE_WORDS.has(word) ? false : undefined;
    }

    /** The value inside a JSON document: parses text, passes objects through. Text that is no JSON is unknown. */
    json(): Value {
        const text = this.asString;
        if (text === undefined) return this;
        try {
            return Value.of(JSON.parse(text), this.secret ? alwaysSecret : neverSecret, this.path);
        } catch {
            return Value.unknown(this.path);
        }
    }

    /** The value ready to print: one line, short, secrets hidden. Policies, to which secrets come unmarked, use `show`. */
    get printed(): string {
        if (this.absent) return "missing";
        if (this.secret) return "[secret]";
        const text = this.known ? JSON.stringify(this.masked()) : "unknown";
        return text.length > PRINTED ? `${text.slice(0, PRINTED - 1)}…` : text;
    }

    private get spelling(): string | undefined {
        const { content } = this;
        const scalar = typeof content === "string" || typeof content === "number" || typeof content === "boolean";
        return scalar ? String(content) : undefined;
    }

    private masked(): unknown {
        const { kind } = this;
        if (this.secret) return "[secret]";
        if (kind === "absent") return null;
        if (kind === "unknown" || kind === "asset") return kind;
        if (kind === "object") return Object.fromEntries(this.keys().map((key) => [key, this.child(key).masked()]));
        return this.list?.map((item) => item.masked()) ?? this.content;
    }

    private child(step: string | number): Value {
        this.children ??= new Map();
        let child = this.children.get(step);
        if (child === undefined) this.children.set(step, (child = this.read(step)));
        return child;
    }

    private read(step: string | number): Value {
        const { path, state, content, isSecret } = this;
        const inner = typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`;
        if (state !== "known") return new Value(inner, state, undefined, isSecret);
        if (typeof content !== "object") return new Value(inner, "unknown", undefined, isSecret);
        try {
            return Value.of((content as Record<string | number, unknown>)[step], isSecret, inner);
        } catch (error) {
            if (isUnknownError(error)) return new Value(inner, "unknown", undefined, isSecret);
            throw error;
        }
    }

    private leaf<T>(value: T | undefined): Leaf<T> {
        if (value !== undefined) return { state: "known", value };
        return { state: this.absent ? "absent" : "unknown", path: this.path };
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

/** What a leaf says, if it says something. */
export function known<T>(leaf: { readonly state: string; readonly value?: T }): T | undefined {
    return leaf.state === "known" ? leaf.value : undefined;
}
