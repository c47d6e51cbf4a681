export const STACK_TYPE = "pulumi:pulumi:Stack";

export interface UrnScope {
    readonly stack: string;
    readonly project: string;
}

/** The parts of a URN: `urn:pulumi:<stack>::<project>::<parent type>$…$<type>::<name>`. */
export interface UrnParts extends UrnScope {
    /** The types of the ancestors and, last, of the resource. */
    readonly typeChain: readonly string[];
    readonly name: string;
}

/** Splits a URN. Names may contain `::`, so only the first separators count. */
export function parseUrn(urn: string): UrnParts {
    const [prefix = "", project = ""] = urn.split("::", 2);
    const stack = prefix.slice("urn:pulumi:".length);
    return { stack, project, typeChain: qualifiedTypeOf(urn).split("$"), name: nameOf(urn) };
}

/** Puts a URN together as the engine does: the types of all parents but the stack come before the type. */
export function makeUrn(scope: UrnScope, parent: string, type: string, name: string): string {
    const parentType = parent === "" ? "" : qualifiedTypeOf(parent);
    const prefix = parentType === "" || parentType === STACK_TYPE ? "" : `${parentType}$`;
    return `urn:pulumi:${scope.stack}::${scope.project}::${prefix}${type}::${name}`;
}

/** The types of the resource and its parents, joined with `$`. */
export function qualifiedTypeOf(urn: string): string {
    return urn.split("::")[2] ?? "";
}

/** The resource's own type. */
export function typeOf(urn: string): string {
    const qualified = qualifiedTypeOf(urn);
    return qualified.slice(qualified.lastIndexOf("$") + 1);
}

/** The logical name; a name may itself contain `::`. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** `aws` of `aws:ec2/vpc:Vpc`. */
export function packageOf(type: string): string {
    return type.slice(0, Math.max(type.indexOf(":"), 0));
}

const PROVIDER_PREFIX = "pulumi:providers:";

export function isProviderType(type: string): boolean {
    return type.startsWith(PROVIDER_PREFIX);
}

/** `…::pulumi:providers:aws::default_7_48_0`, which the engine makes and drops by itself. */
export function isDefaultProvider(urn: string): boolean {
    return isProviderType(typeOf(urn)) && /::default(_[^:]*)?$/.test(urn);
}

export function providerTypeFor(packageName: string): string {
    return PROVIDER_PREFIX + packageName;
}

/** The URN of a provider that resources name as `urn::id`; empty for no provider. */
export function providerUrnOf(reference: string): string {
    return reference.slice(0, Math.max(reference.lastIndexOf("::"), 0));
}
