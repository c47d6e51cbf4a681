import type { WireMap } from "@platform/aws-model/wire";
import type { InvokeRequest, InvokeResult } from "./requests";

/** A resource for which a provider would now be asked. */
export interface NewResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly inputs: WireMap;
    /** The provider's own configuration, for its region. */
    readonly provider: WireMap;
}

/** A resource that exists and is looked up by its id. */
export interface ExistingResource extends NewResource {
    readonly id: string;
}

/** A component that only its provider plugin could build. */
export type RemoteComponent = NewResource;

/** What stands in for the providers: the one difference between the two worlds. */
export interface Answers {
    /** The id of a provider instance; empty while unknown. */
    providerId(urn: string): string;
    create(resource: NewResource): { readonly id: string; readonly outputs: WireMap };
    read(resource: ExistingResource): WireMap;
    construct(component: RemoteComponent): WireMap;
    invoke(request: InvokeRequest, provider: WireMap): InvokeResult;
    /** A method of a resource, such as `eks.Cluster.getKubeconfig`. */
    call(token: string, provider: WireMap): InvokeResult;
    stackReference(name: string): WireMap;
}
