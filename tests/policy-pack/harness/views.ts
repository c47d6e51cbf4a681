import type { ResourceValidationArgs } from "@pulumi/policy";
import * as deserialize from "@pulumi/policy/deserialize";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Graph } from "@platform/aws-model/graph/graph";
import { defaultsOf, type ConfigSpec } from "@platform/aws-model/setting";
import type { CheckContext } from "../../../policy-pack/lib/policy";
import { resourceView, type Resource, type ResourceFacts } from "@platform/aws-model/resource";
import { rememberSecrets, secretTest } from "../../../policy-pack/lib/secret-marks";
import { Session } from "../../../policy-pack/lib/session";
import { defaultSettings, type Settings } from "@platform/aws-model/settings";
import { Value } from "@platform/aws-model/value";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { inputsOf, outputsOf, providerLookup, type ProviderLookup } from "@platform/preview/policies/record";
import type { WireMap } from "@platform/aws-model/wire";
import { proxied } from "./proxy";
import { StackBuilder, type Inputs } from "./stack";

const sdk = deserialize as unknown as {
    deserializeProperties(struct: Struct, secrets: boolean): Record<string, unknown>;
};

rememberSecrets();

/** What a check gets besides its subject: defaults, and what the test overrides. */
export function context<C extends ConfigSpec = ConfigSpec>(
    overrides: { settings?: Partial<Settings>; config?: Readonly<Record<string, unknown>> } = {},
    policy?: { readonly config?: C },
): CheckContext<C> {
    const config = { ...defaultsOf(policy?.config ?? {}), ...overrides.config } as CheckContext<C>["config"];
    return { settings: { ...defaultSettings, ...overrides.settings }, config, exemptions: [] };
}

/** A resource as resource checks see it: by its inputs. */
export function resource(type: string, inputs: Inputs = {}, name = "subject"): Resource {
    const { record } = new StackBuilder("preview").add(type, name, inputs);
    return new Session([]).resource(resourceArgs(record));
}

/** What the SDK hands to the check of a single resource. */
export function resourceArgs(
    record: PolicyRecord,
    providers: ProviderLookup = () => undefined,
): ResourceValidationArgs {
    const provider = record.provider === undefined ? undefined : providers(record.provider);
    const args: unknown = { ...policyFacts(record, provider), props: inputProperties(record) };
    return args as ResourceValidationArgs;
}

/** The graph of a stack as stack checks see it, after the resources were seen; `shown` may put something before each. */
export function graph(
    records: readonly PolicyRecord[],
    settings: Partial<Settings> = {},
    shown = (resource: Resource): Resource => resource,
): Graph {
    const providers = providerLookup(records);
    return new Graph(
        records.map((record) => shown(stackView(record, providers))),
        { ...defaultSettings, ...settings },
    );
}

const views = new WeakMap<PolicyRecord, { readonly provider: PolicyRecord | undefined; readonly view: Resource }>();

/** A resource as a session joins it: outputs, and inputs where the program registers it. Kept with its record. */
function stackView(record: PolicyRecord, providers: ProviderLookup): Resource {
    const provider = record.provider === undefined ? undefined : providers(record.provider);
    const known = views.get(record);
    if (known !== undefined && known.provider === provider) return known.view;
    const external = record.kind === "read";
    const { opts: options, ...facts } = policyFacts(record, provider);
    const view = resourceView(
        {
            ...facts,
            options,
            external,
            propertyDependencies: record.propertyDependencies,
            ...(record.parent !== undefined && { parent: record.parent }),
            ...(facts.provider && { provider: { ...facts.provider, props: valueOf(facts.provider.props) } }),
        } as ResourceFacts,
        valueOf(outputProperties(record)),
        external ? undefined : valueOf(inputProperties(record)),
    );
    views.set(record, { provider, view });
    return view;
}

function valueOf(properties: object): Value {
    return Value.of(properties, secretTest(properties));
}

const inputs = new WeakMap<PolicyRecord, object>();
const outputs = new WeakMap<PolicyRecord, object>();
const inputProperties = (record: PolicyRecord) => kept(inputs, record, inputsOf);
const outputProperties = (record: PolicyRecord) => kept(outputs, record, outputsOf);

/** Unpacking properties takes most of the time; a record that is judged again is not unpacked again. */
function kept(cache: WeakMap<PolicyRecord, object>, record: PolicyRecord, read: (of: PolicyRecord) => WireMap): object {
    const known = cache.get(record);
    if (known !== undefined) return known;
    const properties = proxied(sdk.deserializeProperties(Struct.fromJavaScript(read(record)), false));
    cache.set(record, properties);
    return properties;
}

function policyFacts(record: PolicyRecord, provider: PolicyRecord | undefined) {
    const { urn, type, name, options = {} } = record;
    return {
        urn,
        type,
        name,
        opts: {
            protect: options.protect ?? false,
            ignoreChanges: [...(options.ignoreChanges ?? [])],
            aliases: [],
            additionalSecretOutputs: [],
            ...(options.deleteBeforeReplace !== undefined && { deleteBeforeReplace: options.deleteBeforeReplace }),
        },
        ...(provider && {
            provider: {
                urn: provider.urn,
                type: provider.type,
                name: provider.name,
                props: inputProperties(provider),
            },
        }),
    };
}
