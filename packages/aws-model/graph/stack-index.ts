import type { Resource } from "../resource";
import { show } from "../show";
import type { Value } from "../value";
import { valuesAt } from "../paths";
import type { Links, StackView } from "./stack-view";
import { isByValue, referenceTo, type Reference } from "./reference";
import { ResourceIndex } from "./resource-index";

/** The resources of a stack by URN, type and id, and the references between them, by value or else by dependency. */
export class StackIndex extends ResourceIndex<Resource> implements StackView {
    private readonly byIdentifier = new Map<string, Resource[]>();
    private readonly links = new Map<string, Map<Resource, Links>>();

    constructor(resources: readonly Resource[]) {
        super(resources);
        for (const resource of resources) {
            for (const text of resource.identifiers) {
                const same = this.byIdentifier.get(text);
                if (same === undefined) this.byIdentifier.set(text, [resource]);
                else same.push(resource);
            }
        }
    }

    /**
     * Where a value, or every element of a list, points. A known value beats dependency evidence. An unknown one points
     * to the resources of the wanted types that its property depends on; when several are possible all are returned,
     * when there are fewer than unknown elements one reference is unresolved.
     */
    resolve(owner: Resource, value: Value, types: readonly string[]): readonly Reference[] {
        const references: Reference[] = [];
        let unknowns = 0;
        for (const item of value.items()) {
            const text = item.text();
            if (text.state === "unknown") unknowns += 1;
            else if (text.state === "known" && text.value !== "")
                references.push(...this.known(item, text.value, types));
        }
        if (unknowns === 0) return references;
        const taken = new Set(references.map((reference) => reference.kind === "resource" && reference.resource));
        const property = /^[^.[]*/.exec(value.path)?.[0] ?? "";
        const candidates = this.sources(owner, property, types).filter((candidate) => !taken.has(candidate));
        const wanted = value.state === "unknown" ? Math.min(1, unknowns) : unknowns;
        return [
            ...references,
            ...candidates.map((resource) => referenceTo(resource, "dependency", value.path)),
            ...(candidates.length < wanted ? [{ kind: "unresolved", at: value.path } as const] : []),
        ];
    }

    /**
     * The resources of some types whose property points to the target (`linked(BUCKET_VERSIONING, "bucket", bucket,
     * BUCKET)`). The property may be a path with `*`. A resource that may also point elsewhere is undecided.
     */
    linked(types: readonly string[], property: string, target: Resource, targetTypes: readonly string[]): Links {
        const key = [property, ...types, "to", ...targetTypes].join(" ");
        const links = this.links.get(key) ?? this.linkAll(types, property, targetTypes);
        this.links.set(key, links);
        return links.get(target) ?? { linked: [], undecided: [] };
    }

    private linkAll(types: readonly string[], property: string, targetTypes: readonly string[]): Map<Resource, Links> {
        const targets = this.ofType(targetTypes);
        const result = new Map(
            targets.map((target) => [target, { linked: [] as Resource[], undecided: [] as Resource[] }]),
        );
        for (const owner of this.ofType(types)) {
            const references = valuesAt(owner, property).flatMap((value) => this.resolve(owner, value, targetTypes));
            const sure = references.length === 1 || references.every((reference) => isByValue(reference));
            for (const reference of references) {
                if (reference.kind === "resource")
                    result.get(reference.resource)?.[sure ? "linked" : "undecided"].push(owner);
                else if (reference.kind === "unresolved")
                    for (const entry of result.values()) entry.undecided.push(owner);
            }
        }
        return result;
    }

    private known(item: Value, id: string, types: readonly string[]): Reference[] {
        const found = (this.byIdentifier.get(id) ?? []).filter(({ type }) => types.includes(type));
        if (found.length === 0) return [{ kind: "foreign", id, shown: show(item), at: item.path }];
        return found.map((resource) => referenceTo(resource, "value", item.path));
    }
}
