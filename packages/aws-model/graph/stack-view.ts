import type { Resource } from "../resource";
import type { Value } from "../value";
import type { Reference } from "./reference";

/** Which resources point to a target through a property, and which may or may not. */
export interface Links {
    readonly linked: readonly Resource[];
    readonly undecided: readonly Resource[];
}

/** The resources of a stack and the references between them, as the facets of kinds ask for them. */
export interface StackView {
    /** The resources of any of the given types, in the order of the stack. */
    ofType(types: readonly string[]): readonly Resource[];
    /** Where a value, or every element of a list, points. */
    resolve(owner: Resource, value: Value, types: readonly string[]): readonly Reference[];
    /** The resources of some types whose property points to the target. */
    linked(types: readonly string[], property: string, target: Resource, targetTypes: readonly string[]): Links;
}
