import type { PolicyResource } from "@pulumi/policy";
import * as deserialize from "@pulumi/policy/deserialize";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Graph } from "../../../policy-pack/graph/graph";
import { defaultsOf, type ConfigSpec } from "../../../policy-pack/lib/config";
import type { CheckContext } from "../../../policy-pack/lib/policy";
import type { Resource } from "../../../policy-pack/lib/resource";
import { rememberSecrets } from "../../../policy-pack/lib/secret-marks";
import { Session } from "../../../policy-pack/lib/session";
import { defaultSettings, type Settings } from "../../../policy-pack/lib/settings";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { inputsOf, outputsOf } from "../../../tools/preview/policies/record";
import type { WireMap } from "../../../tools/preview/values";
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
    return new Session([]).resource(policyResource(record, inputsOf(record)) as never);
}

/** The graph of a stack as stack checks see it, after the resources were seen. */
export function graph(records: readonly PolicyRecord[], settings: Partial<Settings> = {}): Graph {
    const session = new Session([], { settings });
    for (const record of records) session.remember(policyResource(record, inputsOf(record)) as never);
    const views = new Map(records.map((record) => [record.urn, policyResource(record, outputsOf(record))]));
    for (const { urn, propertyDependencies } of records) {
        const view = views.get(urn);
        for (const [property, urns] of Object.entries(propertyDependencies)) {
            if (view) view.propertyDependencies[property] = urns.flatMap((on) => views.get(on) ?? []);
        }
    }
    return session.graph([...views.values()]);
}

function policyResource({ urn, type, name, options = {} }: PolicyRecord, properties: WireMap): PolicyResource {
    const struct = Struct.fromJavaScript(properties);
    return {
        urn,
        type,
        name,
        props: proxied(sdk.deserializeProperties(struct, false)),
        opts: {
            protect: options.protect ?? false,
            ignoreChanges: [...(options.ignoreChanges ?? [])],
            aliases: [],
            additionalSecretOutputs: [],
            customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
        },
        dependencies: [],
        propertyDependencies: {},
        isType: () => false,
        asType: () => undefined,
    };
}
