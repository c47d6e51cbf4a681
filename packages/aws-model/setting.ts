import type { PolicyConfigSchema } from "@pulumi/policy";

/** JSON types that policy configuration can have. */
export type SettingValue =
    boolean | number | string | readonly SettingValue[] | { readonly [key: string]: SettingValue };

/** One configuration property of a policy. */
export interface Setting<T extends SettingValue = SettingValue> {
    readonly description: string;
    readonly default: T;
    /** JSON schema of a list's elements; needed when the default list is empty. */
    readonly items?: Readonly<Record<string, unknown>>;
}

/** The configuration properties of a policy, by name. */
export type ConfigSpec = Readonly<Record<string, Setting>>;

/** The values that a policy's configuration has at run time. */
export type SettingsOf<C extends ConfigSpec> = { readonly [K in keyof C]: C[K]["default"] };

/** Declares a property: its default gives it its type, widened (`setting([22])` is a list of numbers). */
export function setting<T extends SettingValue>(
    description: string,
    value: T,
    items?: Setting["items"],
): Setting<Widen<T>> {
    return { description, default: value as unknown as Widen<T>, ...(items && { items }) };
}

type Widen<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : T;

const defaults = new WeakMap<ConfigSpec, object>();

/** The values that apply when nothing is configured; the same object each time, for it is asked of every resource. */
export function defaultsOf<C extends ConfigSpec>(spec: C): SettingsOf<C> {
    let values = defaults.get(spec);
    if (values === undefined) {
        values = Object.fromEntries(Object.entries(spec).map(([key, { default: value }]) => [key, value]));
        defaults.set(spec, values);
    }
    return values as SettingsOf<C>;
}

/** The schema that the CLI and the Pulumi service use to check configuration and to fill in the defaults. */
export function schemaOf(spec: ConfigSpec): PolicyConfigSchema {
    const properties = Object.entries(spec).map(([key, { description, default: value, items }]) => [
        key,
        {
            type: jsonType(value),
            description,
            default: value,
            ...(Array.isArray(value) && { items: items ?? itemSchema(value) }),
        },
    ]);
    return { properties: Object.fromEntries(properties) as PolicyConfigSchema["properties"] };
}

/** What is wrong with configured values, as far as their types tell; empty if nothing is. */
export function configProblems(spec: ConfigSpec, values: Readonly<Record<string, unknown>>): string[] {
    return Object.entries(values).flatMap(([key, value]) => {
        const declared = spec[key];
        if (!declared) return [`${key} is no setting; allowed: ${Object.keys(spec).sort().join(", ")}`];
        const wanted = jsonType(declared.default);
        return jsonType(value) === wanted ? [] : [`${key} is of type ${jsonType(value)}; required: ${wanted}`];
    });
}

function jsonType(value: unknown): string {
    if (Array.isArray(value)) return "array";
    return typeof value;
}

function itemSchema(values: readonly unknown[]): Record<string, unknown> {
    return { type: values.length > 0 ? jsonType(values[0]) : "string" };
}
