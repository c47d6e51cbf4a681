import type { Answers, ExistingResource, NewResource, RemoteComponent } from "../monitor/answers";
import type { InvokeRequest, InvokeResult } from "../monitor/requests";
import type { WireMap } from "@platform/aws-model/wire";
import type { Knowledge } from "./knowledge";

/** The world of a first preview: a new resource has its inputs and nothing else. */
export class StrictAnswers implements Answers {
    constructor(private readonly knowledge: Knowledge) {}

    providerId(): string {
        return "";
    }

    create(resource: NewResource): { readonly id: string; readonly outputs: WireMap } {
        return { id: "", outputs: resource.inputs };
    }

    read(resource: ExistingResource): WireMap {
        return { ...resource.inputs, ...this.knowledge.resource(resource) };
    }

    construct(component: RemoteComponent): WireMap {
        return this.knowledge.component(component, "strict");
    }

    invoke(request: InvokeRequest, provider: WireMap): InvokeResult {
        return this.knowledge.invoke(request, provider, "strict");
    }

    call(token: string): InvokeResult {
        return this.knowledge.call(token, "strict");
    }

    stackReference(name: string): WireMap {
        return this.knowledge.stackReference(name, "strict");
    }
}
