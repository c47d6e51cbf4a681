import type { Finding } from "../findings";
import type { ResourceRecord } from "../result";
import { secret, UNKNOWN } from "../values";
import type { WireMap } from "../values";
import { aliasUrns } from "./aliases";
import type { Answers } from "./answers";
import { checkRegistration } from "./checks";
import { DefaultProviders } from "./default-providers";
import { fromOutputValues, outputDependencies, toOutputValues, withDependencies } from "./output-values";
import { toRecord } from "./records";
import type {
    CallbackReference,
    InvokeRequest,
    InvokeResult,
    ReadRequest,
    RegisterOptions,
    RegisterRequest,
    RegisterResult,
} from "./requests";
import type { TransformRunner } from "./transforms";
import { isProviderType, makeUrn, packageOf, STACK_TYPE } from "./urn";
import type { UrnScope } from "./urn";

const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";
const GET_RESOURCE = "pulumi:pulumi:getResource";

export interface MonitorOptions extends UrnScope {
    readonly answers: Answers;
    readonly transforms: TransformRunner;
    /** The `package:*` configuration of the stack, for default providers. */
    readonly configOf: (packageName: string) => WireMap;
    readonly onRegistration?: (count: number) => void;
}

/**
 * Plays the engine's resource monitor for one run of a program: it names, records and answers what the program
 * registers. It knows nothing of how the requests travel.
 */
export class Monitor {
    readonly resources: ResourceRecord[] = [];
    readonly findings: Finding[] = [];

    private readonly byUrn = new Map<string, ResourceRecord>();
    /** What children inherit, before the record drops what it need not show. */
    private readonly optionsOf = new Map<string, RegisterOptions>();
    private readonly transformsOf = new Map<string, readonly CallbackReference[]>();
    private readonly stackTransforms: CallbackReference[] = [];
    private readonly invokeTransforms: CallbackReference[] = [];
    private readonly packages = new Map<string, { readonly name: string; readonly version: string }>();
    private readonly defaultProviders: DefaultProviders;

    constructor(private readonly options: MonitorOptions) {
        this.defaultProviders = new DefaultProviders(
            options,
            options.configOf,
            (urn) => options.answers.providerId(urn) || UNKNOWN,
            (provider) => {
                this.add(provider);
            },
        );
    }

    async register(request: RegisterRequest): Promise<RegisterResult> {
        const inherited = this.inherit(request);
        const transformed = await this.transform(inherited);
        const urn = makeUrn(this.options, transformed.parent, transformed.type, transformed.name);
        this.findings.push(...checkRegistration(transformed, urn, this.byUrn.get(urn)));
        this.optionsOf.set(urn, transformed.options);
        this.transformsOf.set(urn, request.transforms);

        const provider = this.providerOf(transformed);
        const result = this.create(transformed, urn, provider);
        const parentAliases = this.byUrn.get(transformed.parent)?.options.aliases ?? [];
        const aliases = aliasUrns(this.options, transformed, transformed.options.aliases, parentAliases);
        this.add(toRecord(transformed, { ...result, aliases, provider }));
        return result;
    }

    /** Components and the stack say last what their outputs are. */
    registerOutputs(urn: string, outputs: WireMap): void {
        const resource = this.byUrn.get(urn);
        if (resource === undefined) {
            throw new Error(`outputs were registered for ${urn}, which is not a resource of this program`);
        }
        resource.outputs = outputs;
    }

    read(request: ReadRequest): { readonly urn: string; readonly outputs: WireMap } {
        const urn = makeUrn(this.options, request.parent, request.type, request.name);
        const reference = request.type === STACK_REFERENCE_TYPE;
        const provider = reference ? "" : request.provider || this.defaultProviders.referenceFor(this.asksFor(request));
        const given = reference
            ? this.options.answers.stackReference(request.id)
            : this.options.answers.read({ ...request, urn, inputs: request.properties, provider: this.configOf(provider) });
        const outputs = withSecretOutputs(given, request.additionalSecretOutputs);
        this.add({
            urn,
            type: request.type,
            name: request.name,
            kind: "read",
            ...(request.parent === "" ? {} : { parent: request.parent }),
            id: request.id,
            inputs: request.properties,
            outputs,
            dependencies: request.dependencies,
            propertyDependencies: {},
            ...(provider === "" ? {} : { provider }),
            options: {},
            implicit: false,
            ...(request.location === undefined ? {} : { location: request.location }),
        });
        return { urn, outputs };
    }

    async invoke(request: InvokeRequest): Promise<InvokeResult> {
        if (request.token === GET_RESOURCE) {
            return this.getResource(String(request.arguments["urn"]));
        }
        const transformed = await this.options.transforms.transformInvoke(this.invokeTransforms, {
            ...request,
            arguments: this.invokeTransforms.length === 0 ? request.arguments : asTransformInput(request.arguments),
        });
        const reference = transformed.provider || this.defaultProviders.referenceFor(this.asksFor(transformed));
        const plain = fromOutputValues(transformed.arguments) as WireMap;
        return this.options.answers.invoke({ ...transformed, arguments: plain }, this.configOf(reference));
    }

    call(token: string, provider: string): InvokeResult {
        return this.options.answers.call(token, this.configOf(provider));
    }

    addStackTransform(callback: CallbackReference): void {
        this.stackTransforms.push(callback);
    }

    addInvokeTransform(callback: CallbackReference): void {
        this.invokeTransforms.push(callback);
    }

    /** A package made at run time from a base provider and a parameter; returns the name to refer to it by. */
    addPackage(name: string, version: string): string {
        const reference = `package:${name}@${version}`;
        this.packages.set(reference, { name, version });
        return reference;
    }

    private add(resource: ResourceRecord): void {
        if (!this.byUrn.has(resource.urn)) {
            this.resources.push(resource);
            this.byUrn.set(resource.urn, resource);
            this.options.onRegistration?.(this.resources.length);
        }
    }

    /** Options that the engine hands down from a parent; the SDK hands down the rest. */
    private inherit(request: RegisterRequest): RegisterRequest {
        const parent = this.optionsOf.get(request.parent);
        if (parent === undefined) {
            return request;
        }
        const { protect, retainOnDelete, deletedWith, providers } = parent;
        return {
            ...request,
            options: {
                ...(protect === undefined ? {} : { protect }),
                ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
                ...(deletedWith === undefined ? {} : { deletedWith }),
                ...request.options,
                providers: request.custom ? request.options.providers : { ...providers, ...request.options.providers },
                provider: this.resolveProvider(request, providers),
            },
        };
    }

    private resolveProvider(request: RegisterRequest, parents: Readonly<Record<string, string>>): string {
        const { provider, providers } = request.options;
        if (!request.custom && !request.remote) {
            return provider;
        }
        const packageName = packageOf(request.type);
        return provider || (providers[packageName] ?? parents[packageName] ?? "");
    }

    /** The resource's own transforms run first, then those of its parents, then the stack's. */
    private async transform(request: RegisterRequest): Promise<RegisterRequest> {
        const chain = [...request.transforms];
        for (let parent: string | undefined = request.parent; parent; parent = this.byUrn.get(parent)?.parent) {
            chain.push(...(this.transformsOf.get(parent) ?? []));
        }
        chain.push(...this.stackTransforms);
        if (chain.length === 0) {
            return request.remote
                ? request
                : { ...request, properties: fromOutputValues(request.properties) as WireMap };
        }
        return this.runTransforms(request, chain);
    }

    private async runTransforms(
        request: RegisterRequest,
        chain: readonly CallbackReference[],
    ): Promise<RegisterRequest> {
        const own = request.transforms.length > 0;
        const given = asTransformInput(request.properties);
        const result = await this.options.transforms.transform(chain, {
            ...request,
            properties: own ? withDependencies(given, request.propertyDependencies) : given,
        });
        const carried = outputDependencies(result.properties);
        const propertyDependencies = own ? carried : { ...carried, ...request.propertyDependencies };
        const dependencies = new Set([...result.options.dependsOn, ...Object.values(carried).flat()]);
        return {
            ...result,
            properties: request.remote ? result.properties : (fromOutputValues(result.properties) as WireMap),
            propertyDependencies,
            options: { ...result.options, dependsOn: [...dependencies] },
        };
    }

    private providerOf(request: RegisterRequest): string {
        if ((!request.custom && !request.remote) || isProviderType(request.type)) {
            return "";
        }
        const { version = "", pluginDownloadUrl = "", provider } = request.options;
        return provider || this.defaultProviders.referenceFor(this.asksFor({ ...request, version, pluginDownloadUrl }));
    }

    private asksFor(request: {
        readonly type?: string;
        readonly token?: string;
        readonly version: string;
        readonly pluginDownloadUrl: string;
        readonly packageReference: string;
    }): { packageName: string; version: string; pluginDownloadUrl: string } {
        const parameterized = this.packages.get(request.packageReference);
        return {
            packageName: parameterized?.name ?? packageOf(request.type ?? request.token ?? ""),
            version: parameterized?.version ?? request.version,
            pluginDownloadUrl: request.pluginDownloadUrl,
        };
    }

    /** The inputs of the provider resource that a `urn::id` reference names. */
    private configOf(reference: string): WireMap {
        const urn = reference.slice(0, reference.lastIndexOf("::"));
        return this.byUrn.get(urn)?.inputs ?? {};
    }

    private create(request: RegisterRequest, urn: string, provider: string): RegisterResult {
        const { answers } = this.options;
        const resource = {
            urn,
            type: request.type,
            name: request.name,
            inputs: request.properties,
            provider: this.configOf(provider),
        };
        if (isProviderType(request.type)) {
            return { urn, id: answers.providerId(urn), outputs: request.properties };
        }
        if (request.remote) {
            return { urn, id: "", outputs: answers.construct(resource) };
        }
        if (!request.custom || request.type === STACK_TYPE) {
            return { urn, id: "", outputs: {} };
        }
        const { id, outputs } = answers.create(resource);
        const secretOutputs = request.options.additionalSecretOutputs ?? [];
        return { urn, id: request.options.importId || id, outputs: withSecretOutputs(outputs, secretOutputs) };
    }

    /** Lets the program turn a URN that it received back into a resource. */
    private getResource(urn: string): InvokeResult {
        const resource = this.byUrn.get(urn);
        return resource === undefined
            ? { refused: `unknown resource ${urn}` }
            : { result: { urn, id: resource.id, state: resource.outputs } };
    }
}

function asTransformInput(properties: WireMap): WireMap {
    return toOutputValues(properties) as WireMap;
}

function withSecretOutputs(outputs: WireMap, names: readonly string[]): WireMap {
    const result = { ...outputs };
    for (const name of names) {
        result[name] = secret(result[name] ?? UNKNOWN);
    }
    return result;
}
