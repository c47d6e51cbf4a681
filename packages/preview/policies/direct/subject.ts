import type { PolicyProviderResource, PolicyResource, PolicyResourceOptions } from "@pulumi/policy";
import type { WireMap } from "@platform/aws-model/wire";
import { plainMap, seconds, type PolicyRecord } from "../record";
import type { PolicySdk, Struct } from "./sdk";

type Properties = Record<string, unknown>;

/** A resource of one question. Each policy gets its properties unpacked anew, as from the SDK; what is seldom read is shared. */
export class Subject {
    readonly opts: PolicyResourceOptions;
    readonly isType: PolicyResource["isType"];
    private readonly struct: Struct;

    constructor(
        private readonly sdk: PolicySdk,
        readonly record: PolicyRecord,
        properties: WireMap,
        readonly provider: PolicyProviderResource | undefined,
    ) {
        const { type } = record;
        this.opts = optionsOf(record);
        this.isType = (resourceClass) => isTypeOf(sdk, type, resourceClass);
        this.struct = structOf(properties);
    }

    /** The properties, as the SDK unpacks them: unless the pack keeps them, anew. */
    properties(): Properties {
        return unpack(this.sdk, this.struct);
    }
}

/** Looks up what policies see of the provider of a resource; the same object for all its resources. */
export function providerViews(
    sdk: PolicySdk,
    find: (reference: string) => PolicyRecord | undefined,
): (record: PolicyRecord) => PolicyProviderResource | undefined {
    const views = new Map<string, PolicyProviderResource | undefined>();
    return ({ provider: reference }) => {
        if (reference === undefined) return undefined;
        if (!views.has(reference)) {
            const record = find(reference);
            views.set(
                reference,
                record && {
                    type: record.type,
                    props: unpack(sdk, structOf(record.inputs)),
                    urn: record.urn,
                    name: record.name,
                },
            );
        }
        return views.get(reference);
    };
}

function unpack({ proxy, deserialize }: PolicySdk, struct: Struct): Properties {
    return proxy.unknownCheckingProxy(deserialize.deserializeProperties(struct, false));
}

/** The same object for the same properties: packs may keep what they have unpacked of it. */
function structOf(properties: WireMap): Struct {
    let plain: WireMap | undefined;
    return { toJavaScript: () => (plain ??= plainMap(properties)) };
}

function optionsOf({ options = {}, parent }: PolicyRecord): PolicyResourceOptions {
    return {
        protect: options.protect ?? false,
        ignoreChanges: [...(options.ignoreChanges ?? [])],
        aliases: [...(options.aliases ?? [])],
        customTimeouts: {
            createSeconds: seconds(options.customTimeouts?.create),
            updateSeconds: seconds(options.customTimeouts?.update),
            deleteSeconds: seconds(options.customTimeouts?.delete),
        },
        additionalSecretOutputs: [...(options.additionalSecretOutputs ?? [])],
        ...(options.deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace: options.deleteBeforeReplace }),
        ...(parent === undefined ? {} : { parent }),
    };
}

function isTypeOf(sdk: PolicySdk, type: string, resourceClass: unknown): boolean {
    const pulumiType = sdk.policy.getPulumiType(resourceClass);
    if (pulumiType !== undefined) return type === pulumiType;
    const { isInstance } = resourceClass as { isInstance?: (resource: object) => unknown };
    return typeof isInstance === "function" && isInstance({ __pulumiType: type }) === true;
}
