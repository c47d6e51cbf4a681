import { Graph } from "@platform/aws-model/graph/graph";
import { ResourceIndex } from "@platform/aws-model/graph/resource-index";
import { resourceView, type Resource } from "@platform/aws-model/resource";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { Value } from "@platform/aws-model/value";
import { withId } from "@platform/preview/policies/record";
import type { ResourceKind, ResourceRecord } from "@platform/preview/result";

/**
 * A resource as analyses read it: by `get`, in three values. Everything computed is made up, so that references resolve
 * by value; secrets read as unknown, so that none can reach a report.
 */
export interface PlanResource extends Resource {
    readonly kind: ResourceKind;
    /** Made up, and the same in every run. */
    readonly id: string;
    /** URNs. */
    readonly dependencies: readonly string[];
    readonly record: ResourceRecord;
}

/** Everything that an analysis may know of a stack. */
export interface PlanFacts {
    readonly project: string;
    readonly stack: string;
    /** Directory that holds Pulumi.yaml. */
    readonly root: string;
    /** Of the placeholder world, in order of registration, the stack first. */
    readonly records: readonly ResourceRecord[];
    /** Configuration of the stack by full key, objects parsed. Secrets are left out. */
    readonly config: ReadonlyMap<string, unknown>;
    /** What the policy pack is told of the platform, as `platform-settings`. */
    readonly settings?: Partial<Settings>;
}

/** The plan of one stack, indexed for analyses. */
export class Plan {
    readonly project: string;
    readonly stack: string;
    readonly root: string;
    readonly config: ReadonlyMap<string, unknown>;
    readonly settings: Settings;
    /** What a provider manages or looks up: neither components, nor providers, nor the stack. */
    readonly resources: readonly PlanResource[];
    /** Components, the stack among them. */
    readonly components: readonly PlanResource[];
    private readonly index: ResourceIndex<PlanResource>;
    private builtGraph?: Graph;

    constructor({ project, stack, root, records, config, settings }: PlanFacts) {
        this.project = project;
        this.stack = stack;
        this.root = root;
        this.config = config;
        this.settings = { ...defaultSettings, ...settings };
        const all = records.filter(({ kind }) => kind !== "provider").map(planResource);
        const groups: readonly ResourceKind[] = ["component", "remote-component", "stack"];
        this.resources = all.filter(({ kind }) => !groups.includes(kind));
        this.components = all.filter(({ kind }) => groups.includes(kind));
        this.index = new ResourceIndex(all);
    }

    /** Who is wired to whom: built when first asked for. */
    get graph(): Graph {
        return (this.builtGraph ??= new Graph([...this.resources, ...this.components], this.settings));
    }

    find(urn: string): PlanResource | undefined {
        return this.index.find(urn);
    }

    /** The resources of any of the given types, in the order of registration; see packages/aws-model/types.ts for families. */
    ofType(types: readonly string[]): readonly PlanResource[] {
        return this.index.ofType(types);
    }

    /** The components around a resource, the outermost first, without the stack. */
    componentsOf(resource: Resource): readonly PlanResource[] {
        const found: PlanResource[] = [];
        for (let at = this.find(resource.parent ?? ""); at !== undefined && at.kind !== "stack";) {
            found.unshift(at);
            at = this.find(at.parent ?? "");
        }
        return found;
    }

    /** The names of the components around a resource, such as `network` or `boards-commissions/log-group`. */
    pathOf(resource: Resource): string {
        return this.componentsOf(resource)
            .map(({ name }) => name)
            .join("/");
    }
}

function planResource(record: ResourceRecord): PlanResource {
    const { urn, type, name, parent, kind, id, dependencies, propertyDependencies, options } = record;
    const facts = {
        ...{ urn, type, name, propertyDependencies, external: kind === "read" },
        ...(parent === undefined ? {} : { parent }),
        options: {
            protect: options.protect ?? false,
            ignoreChanges: options.ignoreChanges ?? [],
            aliases: options.aliases ?? [],
            additionalSecretOutputs: options.additionalSecretOutputs ?? [],
        },
    };
    const view = resourceView(facts, Value.withoutSecrets(withId(record)), Value.withoutSecrets(record.inputs));
    return { ...view, kind, id, dependencies, record };
}
