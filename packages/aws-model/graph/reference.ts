import type { Resource } from "../resource";

/** Where a property points, in three values. */
export type Reference =
    /** To a resource of this stack: its id is there, or the value is unknown and depends on that resource alone. */
    | {
          readonly kind: "resource";
          readonly resource: Resource;
          readonly evidence: "value" | "dependency";
          readonly at: string;
      }
    /**
     * To something that this stack does not decide: an id that no resource here has, or a resource that is only looked
     * up. `shown` is fit for messages.
     */
    | { readonly kind: "foreign"; readonly id: string; readonly shown: string; readonly at: string }
    /** Not known, and nothing tells where to. */
    | { readonly kind: "unresolved"; readonly at: string };

/** A reference to a resource that was found; one that is only looked up counts as foreign. */
export function referenceTo(resource: Resource, evidence: "value" | "dependency", at: string): Reference {
    if (!resource.external) return { kind: "resource", resource, evidence, at };
    const id = resource.get("id").text();
    return { kind: "foreign", id: id.state === "known" ? id.value : resource.urn, shown: resource.name, at };
}

/** The resources of the stack among what references point to. */
export function resourcesOf(references: readonly Reference[]): readonly Resource[] {
    return references.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
}

/** Whether a reference rests on a value and not on dependencies. */
export function isByValue(reference: Reference): boolean {
    return reference.kind !== "unresolved" && (reference.kind === "foreign" || reference.evidence === "value");
}
