import { createRequire } from "node:module";
import type { Finding } from "@platform/aws-model/finding";
import type { LogEntry, ResourceRecord } from "../result";
import { asText, secret, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { aliasUrns } from "./aliases";
import type { Answers } from "./answers";
import { checkRegistration } from "./checks";
import { DefaultProviders } from "./default-providers";
import { inheritOptions } from "./inherit";
import { Providers } from "./providers";
import { readRecord, registeredRecord } from "./records";
import type {
    CallbackReference,
    InvokeRequest,
    InvokeResult,
    ReadRequest,
    RegisterOptions,
    RegisterRequest,
    RegisterResult,
} from "./requests";
import { TransformChain } from "./transform-chain";
import type { TransformRunner } from "./transforms";
import type { Engine } from "../remote/construction";
import { isProviderType, makeUrn } from "@platform/aws-model/urn";
import type { UrnScope } from "@platform/aws-model/urn";

const load = createRequire(__filename);
/** Loaded for the first remote component: most programs have none. */
const remote = (): typeof import("../remote/expand") => load("../remote/expand") as typeof import("../remote/expand");

const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";
const GET_RESOURCE = "pulumi:pulumi:getResource";

export interface MonitorOptions extends UrnScope {
    readonly answers: Answers;
    readonly transforms: TransformRunner;
    /** The `package:*` configuration of the stack, for default providers. */
    readonly configOf: (packageName: string) => WireMap;
    /** Where the program runs. */
    readonly directory: string;
    readonly onRegistration?: (count: number) => void;
}

/**
 * Plays the engine's resource monitor for one run of a program: it names, records and answers what the program
 * registers. It knows nothing of how the requests travel.
 */
export class Monitor {
    readonly resources: ResourceRecord[] = [];
    readonly findings: Finding[] = [];
    /** What the plugins of remote components say. */
    readonly logs: LogEntry[] = [];

    private readonly byUrn = new Map<string, ResourceRecord>();
    /** What children inherit. */
    private readonly optionsOf = new Map<string, RegisterOptions>();
    private readonly transforms: TransformChain;
    private readonly providers: Providers;

    constructor(private readonly options: MonitorOptions) {
        this.transforms = new TransformChain(options.transforms, (urn) => this.byUrn.get(urn)?.parent);
        const idOf = (urn: string): string => options.answers.providerId(urn) || UNKNOWN;
        const defaults = new DefaultProviders(options, options.configOf, idOf, (provider) => {
            this.add(provider);
        });
        this.providers = new Providers(defaults, (urn) => this.byUrn.get(urn));
    }

    async register(given: RegisterRequest): Promise<RegisterResult> {
        const inherited = inheritOptions(given, this.optionsOf.get(given.parent));
        const request = await this.transforms.applyTo(inherited);
        const urn = makeUrn(this.options, request.parent, request.type, request.name);
        this.findings.push(...checkRegistration(request, urn, this.byUrn.get(urn), this.options.directory));
        this.optionsOf.set(urn, request.options);
        this.transforms.keep(urn, given.transforms);

        const provider = this.providers.ofRegistration(request);
        const expansion = request.remote ? remote().expansionOf(request) : undefined;
        if (expansion !== undefined) {
            const component = remote().componentRequest(request, expansion);
            this.keep(component, { urn, id: "", outputs: {} }, "");
            const result = await remote().expand(request, urn, expansion, this.engine());
            this.registerOutputs(urn, result.outputs);
            return result;
        }
        const result = this.create(request, urn, provider);
        this.keep(request, result, provider);
        return result;
    }

    private keep(request: RegisterRequest, result: RegisterResult, provider: string): void {
        const parentAliases = this.byUrn.get(request.parent)?.options.aliases ?? [];
        const aliases = aliasUrns(this.options, request, request.options.aliases, parentAliases);
        this.add(registeredRecord(request, { ...result, aliases, provider }));
    }

    /** What stands in for a plugin registers as the plugin itself would: all that is done for a request is done for its. */
    private engine(): Engine {
        return {
            stack: this.options.stack,
            register: (request) => this.register(request),
            invoke: (request) => this.invoke(request),
            resource: (urn) => this.byUrn.get(urn),
            log: (entry) => this.logs.push(entry),
        };
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
        const isStack = request.type === STACK_REFERENCE_TYPE;
        const provider = isStack ? "" : this.providers.ofRead(request);
        const configuration = this.providers.configuration(provider);
        const existing = { ...request, urn, inputs: request.properties, provider: configuration };
        const { answers } = this.options;
        const answered = isStack ? answers.stackReference(request.id) : answers.read(existing);
        const outputs = withSecretOutputs(answered, request.additionalSecretOutputs);
        this.add(readRecord(request, { urn, outputs, provider }));
        return { urn, outputs };
    }

    async invoke(request: InvokeRequest): Promise<InvokeResult> {
        if (request.token === GET_RESOURCE) {
            return this.getResource(asText(request.arguments["urn"]));
        }
        const refused = request.token.startsWith("awsx:") ? remote().refusalOf(request.token) : undefined;
        if (refused !== undefined) {
            return { refused };
        }
        const transformed = await this.transforms.applyToInvoke(request);
        const configuration = this.providers.configuration(this.providers.ofInvoke(transformed));
        return this.options.answers.invoke(transformed, configuration);
    }

    /** A method of a resource that its provider would run. */
    call(token: string, provider: string): InvokeResult {
        return this.options.answers.call(token, this.providers.configuration(provider));
    }

    addStackTransform(callback: CallbackReference): void {
        this.transforms.addForStack(callback);
    }

    addInvokeTransform(callback: CallbackReference): void {
        this.transforms.addForInvokes(callback);
    }

    addPackage(name: string, version: string): string {
        return this.providers.addPackage(name, version);
    }

    /** Arguments of a resource that its class left out, so that no request has them. */
    addDropped(urn: string | undefined, names: readonly string[]): void {
        const resource = urn === undefined ? undefined : this.byUrn.get(urn);
        if (resource !== undefined) {
            resource.droppedArguments = names;
        }
    }

    private add(resource: ResourceRecord): void {
        if (!this.byUrn.has(resource.urn)) {
            this.resources.push(resource);
            this.byUrn.set(resource.urn, resource);
            this.options.onRegistration?.(this.resources.length);
        }
    }

    private create(request: RegisterRequest, urn: string, provider: string): RegisterResult {
        const { answers } = this.options;
        const { type, name, properties: inputs } = request;
        if (isProviderType(type)) {
            return { urn, id: answers.providerId(urn), outputs: inputs };
        }
        const resource = { urn, type, name, inputs, provider: this.providers.configuration(provider) };
        if (request.remote) {
            return { urn, id: "", outputs: answers.construct(resource) };
        }
        if (!request.custom) {
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

function withSecretOutputs(outputs: WireMap, names: readonly string[]): WireMap {
    const result = { ...outputs };
    for (const name of names) {
        result[name] = secret(result[name] ?? UNKNOWN);
    }
    return result;
}
