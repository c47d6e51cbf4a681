import { isRegion } from "../shapes/arn";
import { Subject, type ProviderResource } from "./subject";

/** The resources of a program and how their properties point at one another. */
export class Graph {
    /** Those that are to be judged. */
    readonly subjects: readonly Subject[];
    /** The provider instances, whose region is judged as well. */
    readonly providers: readonly Subject[];
    private readonly byUrn: ReadonlyMap<string, Subject>;
    private readonly byType: ReadonlyMap<string, readonly Subject[]>;

    /** @param resources All that the program registered, provider instances included. */
    constructor(resources: readonly ProviderResource[]) {
        const all = resources.map((resource) => new Subject(resource));
        this.subjects = all.filter(({ resource, type }) => resource.custom && type.startsWith("aws:"));
        this.providers = all.filter(({ type }) => type === "pulumi:providers:aws");
        this.byUrn = new Map(all.map((subject) => [subject.resource.urn, subject]));
        const types = new Map<string, Subject[]>();
        for (const subject of this.subjects) {
            const same = types.get(subject.type) ?? [];
            types.set(subject.type, same);
            same.push(subject);
        }
        this.byType = types;
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

    /** The region that a resource would be made in: its own, or its provider's; undefined where neither is known. */
    region(subject: Subject): string | undefined {
        const own = subject.get("region");
        if (own.present) {
            return own.string;
        }
        const [urn = ""] = /^.*(?=::[^:]*$)/.exec(subject.resource.provider ?? "") ?? [];
        const region = this.byUrn.get(urn)?.get("region").string;
        return region !== undefined && isRegion(region) ? region : undefined;
    }
}
