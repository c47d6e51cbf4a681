import { isPlainMap, isUnknown, type WireValue } from "@platform/aws-model/wire";
import { kindOfValue, type Kind } from "./kind";
import { masked, unwrap } from "./wrapping";

/** Longest text of a value in a message. */
const SHOWN = 80;

/**
 * A value inside a resource's inputs, with its path. It answers only what is known for certain: whatever is unknown, or of another kind than asked for, reads as undefined.
 * Secrets can be judged like any other value; `text` is the only way to print one, and it hides them.
 */
export class Value {
    private readonly inner: WireValue | undefined;
    /** True where the value, or something around it, is secret: then no text about it may tell anything of its content. */
    readonly isSecret: boolean;

    /**
     * @param path As in `healthCheck.timeout` or `ingress[0].fromPort`.
     * @param secret True where something around the value is secret.
     */
    constructor(
        readonly path: string,
        raw: WireValue | undefined,
        secret = false,
    ) {
        const plain = unwrap(raw);
        this.inner = plain.value;
        this.isSecret = secret || plain.secret;
    }

    /** False where the property is missing or null. An unknown value is there. */
    get present(): boolean {
        return this.inner !== undefined;
    }

    /** True where the value is there and nothing of it has to be computed first (what lies inside a list or an object may be unknown). */
    get known(): boolean {
        return this.inner !== undefined && !isUnknown(this.inner);
    }

    get absent(): boolean {
        return this.inner === undefined;
    }

    /** What sort of value it is; `asset` stands for archives too. */
    get kind(): Kind {
        return kindOfValue(this.inner);
    }

    get string(): string | undefined {
        return this.known && typeof this.inner === "string" ? this.inner : undefined;
    }

    /** A number, also where it is written as text: the provider converts it. */
    get number(): number | undefined {
        if (typeof this.inner === "number") {
            return this.inner;
        }
        const text = this.string;
        return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    }

    get boolean(): boolean | undefined {
        if (typeof this.inner === "boolean") {
            return this.inner;
        }
        return this.inner === "true" ? true : this.inner === "false" ? false : undefined;
    }

    /** The elements of a list; undefined where this is no list or the list is unknown. */
    get items(): readonly Value[] | undefined {
        return Array.isArray(this.inner)
            ? this.inner.map((item, index) => new Value(`${this.path}[${index}]`, item, this.isSecret))
            : undefined;
    }

    /** The elements of a list, or the value itself as the only one: policies and the provider allow both forms. */
    get each(): readonly Value[] {
        return this.items ?? (this.present ? [this] : []);
    }

    /** The names in an object; undefined where this is no object or it is unknown. */
    get keys(): readonly string[] | undefined {
        return isPlainMap(this.inner) ? Object.keys(this.inner) : undefined;
    }

    /** The keys and values of a map that the program made up; in a secret map the paths do not tell the keys. */
    get entries(): readonly (readonly [key: string, value: Value])[] {
        return (this.keys ?? []).map((key) => {
            const value = this.get(key);
            return [key, this.isSecret ? new Value(`${this.path}.[secret]`, value.inner, true) : value];
        });
    }

    /** A property of an object; a missing one where this is no object. An unknown object has unknown properties. */
    get(name: string): Value {
        const path = this.path === "" ? name : `${this.path}.${name}`;
        if (isUnknown(this.inner)) {
            return new Value(path, this.inner, this.isSecret);
        }
        const map = isPlainMap(this.inner) && Object.hasOwn(this.inner, name) ? this.inner[name] : undefined;
        return new Value(path, map, this.isSecret);
    }

    /** Every value at a path in which `[]` stands for all elements of a list, such as `ingress[].fromPort`. */
    all(path: string): readonly Value[] {
        let found: readonly Value[] = [this];
        for (const { name, each } of stepsOf(path)) {
            const next = found.map((value) => value.get(name));
            found = each ? next.flatMap((value) => value.items ?? []) : next;
        }
        return found;
    }

    /** The same value under another path, for text that was parsed out of a property. */
    parsed(path: string, content: WireValue): Value {
        return new Value(path, content, this.isSecret);
    }

    /** The value ready to print: one line, short, secrets hidden. */
    get text(): string {
        if (this.inner === undefined) {
            return "missing";
        }
        const text = this.isSecret
            ? "[secret]"
            : isUnknown(this.inner)
              ? "unknown"
              : JSON.stringify(masked(this.inner));
        return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
    }
}

interface Step {
    readonly name: string;
    /** True for all elements of a list. */
    readonly each: boolean;
}

const steps = new Map<string, readonly Step[]>();

/** The parts of a path, taken apart once. */
function stepsOf(path: string): readonly Step[] {
    let parts = steps.get(path);
    if (parts === undefined) {
        parts = path.split(".").map((step) => ({ name: step.replace("[]", ""), each: step.endsWith("[]") }));
        steps.set(path, parts);
    }
    return parts;
}
