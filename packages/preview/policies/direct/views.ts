import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { lazyList } from "./lazy-list";
import type { Subject } from "./subject";

/** What a policy may ask besides resources. */
export interface ViewSurroundings {
    readonly getConfig: () => object;
    readonly notApplicable: (reason?: string) => never;
}

/** A preview has no tags of the stack: they are kept where its state is. */
const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** What `validateResource` gets. Its fields are plain values: a getter would cost a hidden class for each policy and resource. */
export function resourceArgs(subject: Subject, { getConfig, notApplicable }: ViewSurroundings): ResourceValidationArgs {
    const { opts, isType, provider } = subject;
    const { type, urn, name } = subject.record;
    const props = subject.properties();
    const args = {
        type,
        props,
        urn,
        name,
        opts,
        stackTags: NO_TAGS,
        isType,
        asType: (resourceClass: never) => (isType(resourceClass) ? props : undefined),
        getConfig,
        notApplicable,
    } as ResourceValidationArgs;
    if (provider !== undefined) args.provider = provider;
    return args;
}

/** What `validateStack` gets. */
export function stackArgs(
    subjects: readonly Subject[],
    { getConfig, notApplicable }: ViewSurroundings,
): StackValidationArgs {
    const [first] = subjects;
    // Nothing has to be known of the others to make this one.
    const single = first !== undefined && stands(first) ? stackResource(first) : undefined;
    return {
        resources: lazyList(single, (resources) => {
            for (const subject of subjects.slice(resources.length)) resources.push(stackResource(subject));
            wire(resources, subjects);
        }),
        getConfig: getConfig as StackValidationArgs["getConfig"],
        stackTags: NO_TAGS,
        notApplicable,
    };
}

/** Whether a resource has to do with no other, as the stack itself, which comes first. */
function stands({ record: { parent, dependencies, propertyDependencies } }: Subject): boolean {
    return parent === undefined && dependencies.length + Object.keys(propertyDependencies).length === 0;
}

function stackResource(subject: Subject): PolicyResource {
    const { opts, isType, provider } = subject;
    const { type, urn, name } = subject.record;
    const props = subject.properties();
    const resource = {
        type,
        props,
        urn,
        name,
        opts,
        dependencies: [],
        propertyDependencies: {},
        isType,
        asType: (resourceClass: never) => (isType(resourceClass) ? props : undefined),
    } as PolicyResource;
    if (provider !== undefined) resource.provider = provider;
    return resource;
}

/** Parents and dependencies are resources of the same list; those that are not in it are left out. */
function wire(resources: readonly PolicyResource[], subjects: readonly Subject[]): void {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const found = (urns: readonly string[]): PolicyResource[] =>
        urns.map((urn) => byUrn.get(urn)).filter((resource) => resource !== undefined);
    for (const [place, resource] of resources.entries()) {
        const record = subjects[place]?.record;
        if (record === undefined) continue;
        const parent = record.parent === undefined ? undefined : byUrn.get(record.parent);
        if (parent !== undefined) resource.parent = parent;
        resource.dependencies = found(record.dependencies);
        for (const [property, urns] of Object.entries(record.propertyDependencies)) {
            resource.propertyDependencies[property] = found(urns);
        }
    }
}
