import { Subject, type ProviderResource } from "./subject";

/** The resources of a program and how their properties point at one another. */
export class Graph {
    readonly subjects: readonly Subject[];
    private readonly byUrn: ReadonlyMap<string, Subject>;
    private readonly byType = new Map<string, Subject[]>();

    constructor(resources: readonly ProviderResource[]) {
        this.subjects = resources.map((resource) => new Subject(resource));
        this.byUrn = new Map(this.subjects.map((subject) => [subject.resource.urn, subject]));
        for (const subject of this.subjects) {
            this.byType.set(subject.type, [...(this.byType.get(subject.type) ?? []), subject]);
        }
    }

    ofTypes(types: readonly string[]): readonly Subject[] {
        return types.flatMap((type) => this.byType.get(type) ?? []);
    }

    /** The resources of the given types whose outputs a property was made from. */
    sources(subject: Subject, property: string, types: readonly string[]): readonly Subject[] {
        const urns = subject.resource.propertyDependencies[property] ?? [];
        return [...new Set(urns)].flatMap((urn) => {
            const source = this.byUrn.get(urn);
            return source !== undefined && types.includes(source.type) ? [source] : [];
        });
    }

    /** The one resource of the given types that a property refers to; undefined where there is none or it could be several. */
    target(subject: Subject, property: string, types: readonly string[]): Subject | undefined {
        const sources = this.sources(subject, property, types);
        return sources.length === 1 ? sources[0] : undefined;
    }

    /**
     * Something that is equal for two resources exactly if the property refers to the same thing:
     * the URN of the resource referred to, or the literal text. Undefined where that cannot be told.
     */
    reference(subject: Subject, property: string, types: readonly string[]): string | undefined {
        const sources = this.sources(subject, property, types);
        return sources.length > 0 ? this.target(subject, property, types)?.resource.urn : subject.get(property).string;
    }
}
