/**
 * The SDK's own description of a structure: [3, namespace, name, traits, members, their schemas]; of a list, [1, …, the schema of
 * an entry]; of a map, [2, …, schema of a key, of a value]. A number is a simple type; 64 and 128 added make a list or a map of it.
 */
type Schema = unknown;

const isKind = (schema: Schema, kind: number): schema is readonly unknown[] =>
    Array.isArray(schema) && schema[0] === kind && typeof schema[2] === "string";

/** Names of a structure's members. */
export function membersOf(schema: Schema): string[] {
    return isKind(schema, 3) ? (schema[4] as string[]) : [];
}

/** A value with every member that the model knows, at every depth; texts are the names of their members. */
export function sampleOf(schema: Schema, name = ""): unknown {
    if (typeof schema === "function") {
        return sampleOf((schema as () => Schema)(), name);
    }
    if (isKind(schema, 3)) {
        const schemas = schema[5] as Schema[];
        return Object.fromEntries(membersOf(schema).map((member, index) => [member, sampleOf(schemas[index], member)]));
    }
    if (isKind(schema, 1)) {
        return [sampleOf(schema[4], name)];
    }
    if (isKind(schema, 2)) {
        return { key: sampleOf(schema[5], name) };
    }
    if (Array.isArray(schema)) {
        return sampleOf(schema[0], name); // a member with traits
    }
    return typeof schema === "number" ? simple(schema, name) : name;
}

function simple(type: number, name: string): unknown {
    if (type >= 128) {
        return { key: simple(type - 128, name) };
    }
    if (type >= 64) {
        return [simple(type - 64, name)];
    }
    return type === 1 ? 1 : type === 2 ? true : name;
}
