import type { AliasSpec } from "./requests";
import { makeUrn, nameOf, qualifiedTypeOf, STACK_TYPE, typeOf } from "@platform/aws-model/urn";
import type { UrnScope } from "@platform/aws-model/urn";

/** The resource that is aliased, by its present name. */
export interface AliasedResource {
    readonly parent: string;
    readonly type: string;
    readonly name: string;
}

/**
 * The URNs that a resource may have had before, in the engine's order: its own aliases, then those that follow from
 * every alias of its parent.
 */
export function aliasUrns(
    scope: UrnScope,
    resource: AliasedResource,
    aliases: readonly AliasSpec[],
    parentAliases: readonly string[],
): string[] {
    const own = aliases.map((alias) => collapse(scope, resource, alias));
    const inherited = parentAliases.flatMap((parentAlias) => [
        inherit(scope, resource, parentAlias),
        ...own.map((urn) => inherit(scope, { ...resource, type: typeOf(urn), name: nameOf(urn) }, parentAlias)),
    ]);
    return [...new Set([...own, ...inherited])];
}

function collapse(scope: UrnScope, resource: AliasedResource, alias: AliasSpec): string {
    if ("urn" in alias) {
        return alias.urn;
    }
    const parent = alias.parent === undefined ? resource.parent : alias.parent === "none" ? "" : alias.parent;
    const isStack = parent !== "" && qualifiedTypeOf(parent) === STACK_TYPE;
    return makeUrn(
        { stack: alias.stack || scope.stack, project: alias.project || scope.project },
        isStack ? "" : parent,
        alias.type || resource.type,
        alias.name || resource.name,
    );
}

/** A child named after its parent (`parent-suffix`) is taken to have followed the parent's earlier name. */
function inherit(scope: UrnScope, child: AliasedResource, parentAlias: string): string {
    const parentName = nameOf(child.parent);
    const followed = child.name.startsWith(parentName)
        ? nameOf(parentAlias) + child.name.slice(parentName.length)
        : child.name;
    return makeUrn(scope, parentAlias, child.type, followed);
}
