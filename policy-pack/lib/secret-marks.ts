import { createRequire } from "node:module";
import type { SecretTest } from "@platform/aws-model/value";
import { MARK, SECRET_MARK } from "@platform/aws-model/wire";

/** Holds, on a resource's properties, where the secrets were. */
const MARKS = Symbol("secret marks");

/** What is remembered of one property bag of one request. Its identity stands for the bag's. */
interface Marks {
    readonly secretPaths: ReadonlySet<string>;
}
interface Struct {
    toJavaScript(): unknown;
}
interface Deserializer {
    deserializeProperties(struct: Struct, keepSecrets: boolean): object;
}

const patched = new WeakSet();

/**
 * Makes the SDK keep what it throws away: which properties were secret. The SDK hands every policy the plain text of
 * secrets without a mark, and unpacks each request once per policy; with this it unpacks once and remembers where the
 * secrets were. Without it (a later SDK that works differently) policies still run: `show` then goes by shape alone.
 */
export function rememberSecrets(): void {
    const sdk = deserializer();
    if (sdk === undefined || patched.has(sdk)) return;
    patched.add(sdk);
    const original = sdk.deserializeProperties.bind(sdk);
    const unpacked = new WeakMap<Struct, object>();
    sdk.deserializeProperties = (struct, keepSecrets) => {
        if (keepSecrets) return original(struct, true);
        const known = unpacked.get(struct);
        if (known !== undefined) return known;
        const properties = original(struct, false);
        const secretPaths = new Set<string>();
        collect(struct.toJavaScript(), "", secretPaths);
        // Neither writable nor configurable, so that the SDK's proxies hand it out as it is.
        Object.defineProperty(properties, MARKS, { value: { secretPaths } satisfies Marks, enumerable: false });
        unpacked.set(struct, properties);
        return properties;
    };
}

/** Something that is the same object for the same properties of the same request; undefined without marks. */
export function bagIdentity(properties: object): object | undefined {
    return marksOf(properties);
}

/** Tells secrets among the given properties, as far as they were marked. */
export function secretTest(properties: object): SecretTest {
    const paths = marksOf(properties)?.secretPaths;
    if (paths === undefined || paths.size === 0) return () => false;
    const all = [...paths];
    return (path) => all.some((secret) => path === secret || inside(path, secret) || inside(secret, path));
}

/** An internal module of the SDK, whose version is pinned; undefined if another version has none. */
function deserializer(): Deserializer | undefined {
    try {
        return createRequire(__filename)("@pulumi/policy/deserialize") as Deserializer;
    } catch {
        return undefined;
    }
}

function marksOf(properties: object): Marks | undefined {
    return (properties as { [MARKS]?: Marks })[MARKS];
}

function inside(path: string, outer: string): boolean {
    return path.startsWith(outer) && (outer === "" || /^[.[]/.test(path.slice(outer.length)));
}

function collect(value: unknown, path: string, secrets: Set<string>): void {
    if (typeof value !== "object" || value === null) return;
    if ((value as Record<string, unknown>)[MARK] === SECRET_MARK) {
        secrets.add(path);
        return;
    }
    const list = Array.isArray(value);
    for (const [key, child] of Object.entries(value))
        collect(child, list ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`, secrets);
}
