import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { Graph } from "@platform/aws-model/graph/graph";
import { ExemptionLedger, type Exemption } from "./exemptions";
import type { Policy } from "./policy";
import { resourceView, type ProviderView, type Resource } from "@platform/aws-model/resource";
import { bagIdentity, secretTest } from "./secret-marks";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { Value } from "@platform/aws-model/value";

/** What a session can be started with. */
export interface SessionOptions {
    readonly exemptions?: readonly Exemption[];
    readonly today?: Date;
    /** Whether this is a preview, in which outputs are not known. Default: it is not. */
    readonly preview?: boolean;
    /** Settings to start from, where no configuration reaches the pack: in tests. */
    readonly settings?: Partial<Settings>;
}

/**
 * What the pack remembers while it serves one run of the engine: the shared settings, the inputs of the resources seen
 * so far (stack checks get outputs only), the graph of the stack under analysis, the exemptions used.
 */
export class Session {
    readonly ledger: ExemptionLedger;
    readonly preview: boolean;
    private readonly base: Settings;
    private current: Settings;
    private readonly inputs = new Map<string, object>();
    private cache?: { readonly bag: object; readonly settings: Settings; readonly graph: Graph };
    private latest?: { readonly bag: object; readonly resource: Resource };

    constructor(
        policies: readonly Policy[],
        { exemptions = [], today = new Date(), preview = false, settings = {} }: SessionOptions = {},
    ) {
        this.ledger = new ExemptionLedger(exemptions, policies, today);
        this.preview = preview;
        this.base = { ...defaultSettings, ...settings };
        this.current = this.base;
    }

    get settings(): Settings {
        return this.current;
    }

    /** Takes over the configuration of `platform-settings`; the other policies follow it from now on. */
    configure(configured: Readonly<Record<string, unknown>>): void {
        const changed = Object.entries(configured).some(
            ([key, value]) => this.current[key as keyof Settings] !== value,
        );
        if (changed) this.current = { ...this.base, ...configured };
    }

    /** Whether resources were judged before the stack: not so when a state file is analysed. */
    get sawResources(): boolean {
        return this.inputs.size > 0;
    }

    /** Keeps a resource's inputs for the stack checks, which get outputs only. */
    remember({ urn, props }: ResourceValidationArgs): void {
        this.inputs.set(urn, props);
    }

    /** A resource before it is created or updated; the same for all policies of one request. */
    resource(args: ResourceValidationArgs): Resource {
        const bag = bagIdentity(args.props);
        if (bag !== undefined && bag === this.latest?.bag) return this.latest.resource;
        const resource = resourceView(
            { ...facts(args), external: false, propertyDependencies: {} },
            valueOf(args.props),
        );
        if (bag !== undefined) this.latest = { bag, resource };
        return resource;
    }

    /** The graph of a stack; the same one for all policies of one request, whose property bags are of that request alone. */
    graph(resources: readonly PolicyResource[]): Graph {
        const { cache, current: settings } = this;
        const bag = resources[0] && bagIdentity(resources[0].props);
        if (bag !== undefined && bag === cache?.bag && settings === cache.settings) return cache.graph;
        const graph = new Graph(
            resources.map((resource) => this.stackResource(resource)),
            settings,
        );
        if (bag !== undefined) this.cache = { bag, settings, graph };
        return graph;
    }

    private stackResource(resource: PolicyResource): Resource {
        const dependencies = Object.entries(resource.propertyDependencies).map(([property, on]) => [
            property,
            on.map(({ urn }) => urn),
        ]);
        const inputs = this.inputs.get(resource.urn);
        return resourceView(
            {
                ...facts(resource),
                // The engine shows the inputs of whatever the program registers, and of nothing that it only reads.
                external: this.sawResources && inputs === undefined,
                ...(resource.parent && { parent: resource.parent.urn }),
                propertyDependencies: Object.fromEntries(dependencies) as Record<string, string[]>,
            },
            valueOf(resource.props),
            inputs && valueOf(inputs),
        );
    }
}

function facts({
    urn,
    type,
    name,
    opts,
    provider,
}: Pick<PolicyResource, "urn" | "type" | "name" | "opts" | "provider">) {
    const view: ProviderView | undefined = provider && { ...provider, props: valueOf(provider.props) };
    return { urn, type, name, options: opts, ...(view && { provider: view }) };
}

function valueOf(properties: object): Value {
    return Value.of(properties, secretTest(properties));
}
