/** A type or block as `terraform providers schema -json` describes it. */
export interface TerraformBlock {
    readonly attributes?: Readonly<Record<string, Attribute>>;
    readonly block_types?: Readonly<Record<string, { readonly block: TerraformBlock; readonly nesting_mode: string }>>;
}

interface Attribute {
    readonly type?: AttributeType;
    readonly optional?: boolean;
    readonly required?: boolean;
}

type AttributeType =
    | string
    | readonly ["list" | "set" | "map", AttributeType]
    | readonly ["object", Readonly<Record<string, AttributeType>>];

/** Chooses what to write at a path of a resource, such as `health_check.port`. */
export type Choose = (path: string, type: "string" | "number") => string | number;

/** Every argument but the resource's own id, which cannot be set. */
export function resource(block: TerraformBlock, choose: Choose): Record<string, unknown> {
    const { id: _, ...result } = fill(block, "", choose);
    return result;
}

function fill(block: TerraformBlock, at: string, choose: Choose): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const [name, { type, optional, required }] of Object.entries(block.attributes ?? {})) {
        if (type !== undefined && (optional === true || required === true)) {
            result[name] = value(type, dotted(at, name), choose);
        }
    }
    for (const [name, inner] of Object.entries(block.block_types ?? {})) {
        if (name !== "timeouts") {
            const content = fill(inner.block, dotted(at, name), choose);
            result[name] = inner.nesting_mode === "single" ? content : [content];
        }
    }
    return result;
}

function value(type: AttributeType, at: string, choose: Choose): unknown {
    if (typeof type === "string") {
        return type === "bool" ? true : choose(at, type === "number" ? "number" : "string");
    }
    const [form, inner] = type;
    if (form === "object") {
        const parts = Object.entries(inner).map(
            ([name, part]) => [name, value(part, dotted(at, name), choose)] as const,
        );
        return Object.fromEntries(parts);
    }
    const content = value(inner, at, choose);
    return form === "map" ? { key: content } : [content];
}

function dotted(at: string, name: string): string {
    return at === "" ? name : `${at}.${name}`;
}
