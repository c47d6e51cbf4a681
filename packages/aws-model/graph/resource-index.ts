import { groupBy } from "../group-by";
import type { ReadableResource } from "../resource";
import { typeOf } from "../urn";

/** The resources of a stack by URN and type, and what their properties were made from. */
export class ResourceIndex<R extends ReadableResource> {
    private readonly byUrn: ReadonlyMap<string, R>;
    private readonly byType: ReadonlyMap<string, readonly R[]>;

    constructor(readonly resources: readonly R[]) {
        this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
        this.byType = groupBy(resources, ({ type }) => type);
    }

    /** The types that occur and meet a condition, each once. */
    typesThat(condition: (type: string) => boolean): readonly string[] {
        return [...this.byType.keys()].filter(condition);
    }

    find(urn: string): R | undefined {
        return this.byUrn.get(urn);
    }

    /** The resources of any of the given types, in the order of the stack. */
    ofType(types: readonly string[]): readonly R[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    /**
     * The resources of the given types whose outputs a property was made from; none where it was made from an output of a
     * component of awsx and could be any of several: such an output depends on more than is in it.
     */
    sources(owner: ReadableResource, property: string, types: readonly string[]): readonly R[] {
        const urns = [...new Set(owner.propertyDependencies[property])];
        const found = urns.flatMap((urn) => {
            const source = this.byUrn.get(urn);
            return source !== undefined && types.includes(source.type) ? [source] : [];
        });
        return found.length > 1 && urns.some((urn) => typeOf(urn).startsWith("awsx:")) ? [] : found;
    }

    /** The one resource of the given types that a property was made from; undefined where there is none or it could be several. */
    target(owner: ReadableResource, property: string, types: readonly string[]): R | undefined {
        const sources = this.sources(owner, property, types);
        return sources.length === 1 ? sources[0] : undefined;
    }

    /**
     * Something that is equal for two resources exactly if the property refers to the same thing: the URN of the
     * resource referred to, or the literal text. Undefined where that cannot be told.
     */
    reference(owner: ReadableResource, property: string, types: readonly string[]): string | undefined {
        const sources = this.sources(owner, property, types);
        return sources.length > 0 ? this.target(owner, property, types)?.urn : owner.get(property).asString;
    }
}
