import type { ResourceIndex } from "@platform/aws-model/graph/resource-index";
import type { ReadableResource } from "@platform/aws-model/resource";
import { isRegion } from "@platform/aws-model/regions";
import { Value } from "@platform/aws-model/value";
import { providerUrnOf } from "@platform/aws-model/urn";
import type { WireMap } from "@platform/aws-model/wire";

/** A resource as the provider knowledge needs it; the records of a preview have this form. */
export interface ProviderResource {
    readonly urn: string;
    /** Type token, such as `aws:lb/targetGroup:TargetGroup`. */
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    /** Values in wire form (see packages/aws-model/wire.ts): unknowns are marked, secrets are wrapped. */
    readonly inputs: WireMap;
    /** URNs by the name of the top-level property whose value came from them. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** URNs of all that it waits for, `dependsOn` included. */
    readonly dependencies?: readonly string[];
    /** URN. */
    readonly parent?: string;
    /** `urn::id` of the provider instance that would serve the resource. */
    readonly provider?: string;
    /** True for what a provider would create: not for components and not for what is only looked up. */
    readonly custom: boolean;
}

/** A resource whose inputs are judged. */
export interface JudgedResource extends ReadableResource {
    readonly record: ProviderResource;
}

/** What is judged, and how properties point from one resource to another. */
export type JudgedIndex = ResourceIndex<JudgedResource>;

/** What has been read of inputs stays read, in whatever program they stand. */
const values = new WeakMap<WireMap, Value>();

function valueOf(inputs: WireMap): Value {
    const value = values.get(inputs) ?? Value.of(inputs);
    values.set(inputs, value);
    return value;
}

/** The resources of a program, provider instances included. */
export function judgedResources(records: readonly ProviderResource[]): readonly JudgedResource[] {
    const resources = records.map((record): JudgedResource => {
        const { urn, type, name, propertyDependencies } = record;
        const inputs = valueOf(record.inputs);
        return { urn, type, name, propertyDependencies, inputs, record, get: (...steps) => inputs.at(...steps) };
    });
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    return resources.map((resource) => {
        const provider = byUrn.get(providerUrnOf(resource.record.provider ?? ""));
        return provider === undefined ? resource : { ...resource, provider: { ...provider, props: provider.inputs } };
    });
}

/** The region that a resource would be made in: its own, or its provider's; undefined where neither is known. */
export function regionOf(resource: JudgedResource): string | undefined {
    const own = resource.get("region");
    if (!own.absent) {
        return own.asString;
    }
    const region = resource.provider?.props.at("region").asString;
    return region !== undefined && isRegion(region) ? region : undefined;
}
