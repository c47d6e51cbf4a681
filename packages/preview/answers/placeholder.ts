import { uuid, type Created } from "@platform/aws-model/facets/identity";
import type { Answers, ExistingResource, NewResource, RemoteComponent } from "../monitor/answers";
import type { InvokeRequest, InvokeResult } from "../monitor/requests";
import type { WireMap } from "@platform/aws-model/wire";
import type { Catalog } from "./catalog";
import type { Knowledge } from "./knowledge";
import { arnFor, idFor, physicalName } from "./identity";
import { OwnResources } from "./own-resources";
import { placeOf } from "./place";
import { madeUpProperty } from "./properties";

/**
 * The world after a first update: every resource has an id and the properties that its provider would have computed,
 * made up from its type and name, so that they are the same in every run.
 */
export class PlaceholderAnswers implements Answers {
    private readonly own = new OwnResources();

    constructor(
        private readonly knowledge: Knowledge,
        private readonly catalog: Catalog,
    ) {}

    providerId(urn: string): string {
        return uuid(urn);
    }

    create(resource: NewResource): { readonly id: string; readonly outputs: WireMap } {
        const place = placeOf(resource.provider, resource.inputs);
        const name = physicalName(resource.type, resource.name, resource.urn, resource.inputs);
        const named = { ...resource, name, place };
        const id = idFor(named);
        const outputs = this.complete({ ...named, id, arn: arnFor(named, id) });
        this.own.keep(resource.type, id, outputs);
        return { id, outputs };
    }

    read(resource: ExistingResource): WireMap {
        const place = placeOf(resource.provider, resource.inputs);
        const known = { ...resource.inputs, ...this.knowledge.resource(resource) };
        const name = physicalName(resource.type, resource.id, resource.urn, { name: resource.id, ...known });
        const named = { ...resource, inputs: known, name, place };
        return this.complete({ ...named, arn: arnFor(named, resource.id) });
    }

    construct(component: RemoteComponent): WireMap {
        return this.knowledge.component(component, "placeholder");
    }

    invoke(request: InvokeRequest, provider: WireMap): InvokeResult {
        return this.knowledge.invoke(request, provider, "placeholder", this.own.find(request));
    }

    call(token: string): InvokeResult {
        return this.knowledge.call(token, "placeholder");
    }

    stackReference(name: string): WireMap {
        return this.knowledge.stackReference(name, "placeholder");
    }

    /** The inputs, and a value for everything that the provider would add. */
    private complete(created: Created): WireMap {
        const outputs: WireMap = { ...created.inputs };
        for (const [property, kind] of Object.entries(this.catalog.resource(created.type) ?? {})) {
            const value = property in outputs ? undefined : madeUpProperty(created, property, kind);
            if (value !== undefined) {
                outputs[property] = value;
            }
        }
        return outputs;
    }
}
