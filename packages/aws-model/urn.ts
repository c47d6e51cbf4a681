/** Names of resources: `urn:pulumi:<stack>::<project>::<parent types$type>::<name>`. */

export const STACK_TYPE = "pulumi:pulumi:Stack";

export interface UrnScope {
    readonly stack: string;
    readonly project: string;
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

/** The type as a program's author writes it: `aws.lb.TargetGroup` of `aws:lb/targetGroup:TargetGroup`. */
export function typeLabel(type: string): string {
    const [pkg = "", module = "", name = ""] = type.split(":");
    const folder = module.split("/")[0] ?? "";
    return [pkg, folder === "index" ? "" : folder, name].filter((part) => part !== "").join(".");
}

const PROVIDER_PREFIX = "pulumi:providers:";

export function isProviderType(type: string): boolean {
    return type.startsWith(PROVIDER_PREFIX);
}

/** `aws` of `pulumi:providers:aws`. */
export function providerPackageOf(type: string): string {
    return type.slice(PROVIDER_PREFIX.length);
}

export function providerTypeFor(packageName: string): string {
    return PROVIDER_PREFIX + packageName;
}
