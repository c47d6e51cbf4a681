/** A type or block as `terraform providers schema -json` describes it. */
export interface SchemaBlock {
    readonly attributes?: Readonly<Record<string, Attribute>>;
    readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock; readonly nesting_mode: string }>>;
}

export interface Attribute {
    readonly type?: AttributeType;
    readonly nested_type?: { readonly attributes: Readonly<Record<string, Attribute>>; readonly nesting_mode: string };
    readonly optional?: boolean;
    readonly required?: boolean;
    readonly computed?: boolean;
}

export type AttributeType =
    | string
    | readonly ["list" | "set" | "map", AttributeType]
    | readonly ["object", Readonly<Record<string, AttributeType>>];

/** How a value is filled: which settable arguments are written at all, and what into their leaves. */
export interface Filling {
    readonly writes: (path: string) => boolean;
    readonly leaf: (path: string, kind: "string" | "number" | "bool") => unknown;
    /** Whether attributes that only the provider sets are filled as well. */
    readonly computed: boolean;
}

/** A whole value of the block: every attribute is there, most of them null. */
export function fill(block: SchemaBlock, filling: Filling, at = ""): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
        result[name] = fillAttribute(attribute, filling, join(at, name));
    }
    for (const [name, { block: inner, nesting_mode: mode }] of Object.entries(block.block_types ?? {})) {
        const path = join(at, name);
        const written = name !== "timeouts" && filling.writes(path);
        const value = written ? fill(inner, filling, path) : undefined;
        result[name] = mode === "single" ? (value ?? null) : value === undefined ? [] : [value];
    }
    return result;
}

function fillAttribute(attribute: Attribute, filling: Filling, path: string): unknown {
    const { type, nested_type: nested, optional = false, required = false } = attribute;
    const settable = optional || required;
    if (!(settable ? filling.writes(path) : filling.computed)) {
        return null;
    }
    if (nested !== undefined) {
        const value = fill({ attributes: nested.attributes }, filling, path);
        return nested.nesting_mode === "single" ? value : nested.nesting_mode === "map" ? { key: value } : [value];
    }
    return type === undefined ? null : fillType(type, filling, path);
}

function fillType(type: AttributeType, filling: Filling, path: string): unknown {
    if (typeof type === "string") {
        return type === "string" || type === "number" || type === "bool" ? filling.leaf(path, type) : null;
    }
    const [form, inner] = type;
    if (form === "object") {
        return Object.fromEntries(Object.entries(inner).map(([name, part]) => [name, fillType(part, filling, path)]));
    }
    const value = fillType(inner, filling, path);
    return form === "map" ? { key: value } : [value];
}

/** Paths of everything that can be set, blocks after what is in them. */
export function settablePaths(block: SchemaBlock, at = ""): string[] {
    const own = Object.entries(block.attributes ?? {}).flatMap(
        ([name, { optional, required, nested_type: nested }]) => {
            const path = join(at, name);
            const inner = nested === undefined ? [] : settablePaths({ attributes: nested.attributes }, path);
            return optional === true || required === true ? [...inner, path] : [];
        },
    );
    const blocks = Object.entries(block.block_types ?? {}).filter(([name]) => name !== "timeouts");
    return [
        ...own,
        ...blocks.flatMap(([name, { block: inner }]) => [...settablePaths(inner, join(at, name)), join(at, name)]),
    ];
}

/** Paths of lists whose order means nothing. */
export function setPaths(block: SchemaBlock, at = ""): string[] {
    const own = Object.entries(block.attributes ?? {}).flatMap(([name, { type, nested_type: nested }]) => {
        const isSet = (Array.isArray(type) && type[0] === "set") || nested?.nesting_mode === "set";
        const inner = nested === undefined ? [] : setPaths({ attributes: nested.attributes }, join(at, name));
        return [...(isSet ? [join(at, name)] : []), ...inner];
    });
    const blocks = Object.entries(block.block_types ?? {}).flatMap(([name, { block: inner, nesting_mode: mode }]) => [
        ...(mode === "set" ? [join(at, name)] : []),
        ...setPaths(inner, join(at, name)),
    ]);
    return [...own, ...blocks];
}

function join(at: string, name: string): string {
    return at === "" ? name : `${at}.${name}`;
}
