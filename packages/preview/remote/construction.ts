import { asText, containsUnknown, isMap, MARK, RESOURCE_MARK, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { packageOf } from "@platform/aws-model/urn";
import { given } from "./arguments";
import { outputDependencies } from "../monitor/output-values";
import type { AliasSpec, InvokeRequest, InvokeResult, RegisterRequest, RegisterResult } from "../monitor/requests";
import type { LogEntry, ResourceRecord } from "../result";
import { apply, fromState } from "./values";
import type { Value } from "./values";

/** What a plugin needs of the engine. */
export interface Engine {
    readonly stack: string;
    register(request: RegisterRequest): Promise<RegisterResult>;
    invoke(request: InvokeRequest): Promise<InvokeResult>;
    resource(urn: string): ResourceRecord | undefined;
    log(entry: LogEntry): void;
}

/** A plugin whose components are known: what it is called, and which versions of providers it has inside. */
export interface Plugin {
    /** `awsx 3.9.0` */
    readonly label: string;
    readonly packages: Readonly<Record<string, string>>;
}

/** A resource that a plugin has registered. */
export interface Child {
    readonly urn: string;
    /** As a component returns it to the program. */
    readonly reference: Value;
    readonly get: (property: string) => Value;
}

interface ChildOptions {
    /** @default the component */
    readonly parent?: Child;
    readonly dependsOn?: readonly Child[];
    /** Types that its class was called by before. */
    readonly formerTypes?: readonly string[];
    /** A provider of the plugin's own. */
    readonly provider?: string;
}

/** The component as it was registered. */
type Component = Pick<RegisterRequest, "name" | "location"> & {
    readonly urn: string;
    readonly providers: Readonly<Record<string, string>>;
};

/** One component on its way: registers its children with the engine and asks data sources, as its plugin would. */
export class Construction {
    constructor(
        readonly engine: Engine,
        private readonly plugin: Plugin,
        private readonly component: Component,
        readonly args: Readonly<Record<string, Value>>,
    ) {}

    /** The logical name. */
    get name(): string {
        return this.component.name;
    }

    async resource(
        type: string,
        name: string,
        inputs: Readonly<Record<string, Value>>,
        options: ChildOptions = {},
    ): Promise<Child> {
        const provider = options.provider ?? this.component.providers[packageOf(type)] ?? "";
        const aliases = (options.formerTypes ?? []).map(formerType);
        const request = this.request(type, name, inputs, { ...options, provider, aliases });
        const { urn, id, outputs } = await this.engine.register({ ...request, custom: true });
        return child(urn, id, outputs);
    }

    /** A provider of the plugin's own, without a parent; its reference. */
    async provider(packageName: string, inputs: Readonly<Record<string, Value>>): Promise<string> {
        const request = this.request(`pulumi:providers:${packageName}`, this.name, inputs, {
            aliases: [],
            provider: "",
        });
        const { urn, id } = await this.engine.register({ ...request, custom: true, parent: "" });
        return `${urn}::${id === "" ? UNKNOWN : id}`;
    }

    /** A component of the plugin's own inside of this one. */
    async nested(type: string, formerly: string, args: Readonly<Record<string, Value>>): Promise<Construction> {
        const request = this.request(type, this.name, {}, { aliases: [formerType(formerly)], provider: "" });
        const { urn } = await this.engine.register(request);
        return new Construction(this.engine, this.plugin, { ...this.component, urn }, args);
    }

    private request(
        type: string,
        name: string,
        inputs: Readonly<Record<string, Value>>,
        options: Omit<ChildOptions, "formerTypes"> & { readonly aliases: AliasSpec[]; readonly provider: string },
    ): RegisterRequest {
        const properties = given(inputs);
        const propertyDependencies = outputDependencies(properties);
        const after = (options.dependsOn ?? []).map(({ urn }) => urn);
        const dependsOn = [...new Set([...after, ...Object.values(propertyDependencies).flat()])];
        const version = this.plugin.packages[packageOf(type.replace("pulumi:providers:", ""))];
        const { provider, aliases } = options;
        return {
            type,
            name,
            parent: options.parent?.urn ?? this.component.urn,
            custom: false,
            remote: false,
            properties,
            propertyDependencies,
            options: {
                aliases,
                dependsOn,
                provider,
                providers: {},
                importId: "",
                ...(version === undefined ? {} : { version }),
            },
            transforms: [],
            packageReference: "",
            derivedFrom: this.plugin.label,
            ...(this.component.location === undefined ? {} : { location: this.component.location }),
        };
    }

    /** The answer of a data source, unknown where the question is. @throws Error when the provider refuses. */
    async invoke(token: string, args: WireMap, provider?: string): Promise<Value> {
        if (containsUnknown(args)) {
            return UNKNOWN;
        }
        const result = await this.engine.invoke({
            token,
            arguments: args,
            provider: provider ?? this.component.providers[packageOf(token)] ?? "",
            version: this.plugin.packages[packageOf(token)] ?? "",
            pluginDownloadUrl: "",
            packageReference: "",
        });
        if ("refused" in result) {
            throw new Error(`invocation of ${token} returned an error: ${result.refused}`);
        }
        return result.result;
    }

    /** A resource that was given as an argument, to be one again. */
    itself(resource: Value): Value {
        return apply(resource, (plain) => {
            const urn = urnIn(plain);
            return fromState({
                value: plain,
                known: true,
                secret: false,
                dependencies: urn === undefined ? [] : [urn],
            });
        });
    }

    /** One of its properties. */
    property(resource: Value, property: string): Value {
        return apply(resource, (plain) => {
            const urn = urnIn(plain);
            const record = urn === undefined ? undefined : this.engine.resource(urn);
            return record === undefined ? UNKNOWN : child(record.urn, record.id, record.outputs).get(property);
        });
    }

    warn(message: string): void {
        this.engine.log({ level: "warning", message, urn: this.component.urn });
    }
}

function urnIn(reference: Value): string | undefined {
    return isMap(reference) && reference[MARK] === RESOURCE_MARK ? asText(reference["urn"]) : undefined;
}

function child(urn: string, id: string, outputs: WireMap): Child {
    const output = (value: Value): Value =>
        apply(fromState({ value: urn, known: true, secret: false, dependencies: [urn] }), () => value);
    return {
        urn,
        reference: output({ [MARK]: RESOURCE_MARK, urn, id }),
        // What a preview does not tell is still to come; what an update does not tell is not there.
        get: (property) =>
            output(property === "id" ? id || UNKNOWN : (outputs[property] ?? (id === "" ? UNKNOWN : undefined))),
    };
}

function formerType(type: string): AliasSpec {
    return { type, name: "", stack: "", project: "", parent: undefined };
}
