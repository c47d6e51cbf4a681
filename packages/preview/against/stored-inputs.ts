import type { ResourceRecord } from "../result";
import type { WireMap } from "@platform/aws-model/wire";
import type { Baseline, BaselineResource } from "./comparison";
import { withDefaultTags } from "./default-tags";
import type { Difference } from "./difference";
import { changedRegion, providerOf, withoutPlugin } from "./provider-change";

/** The inputs of resources as their providers get and store them: with what the providers' own configuration adds. */
export class StoredInputs {
    constructor(
        private readonly planned: ReadonlyMap<string, ResourceRecord>,
        private readonly known: ReadonlyMap<string, BaselineResource>,
        private readonly deployed: Baseline["deployed"],
    ) {}

    after(after: ResourceRecord): WireMap {
        return after.kind === "provider"
            ? withoutPlugin(after.inputs)
            : withDefaultTags(after.type, after.inputs, this.providerAfter(after));
    }

    /** In a state the provider has added its default tags itself, and the engine its settings to providers. */
    before(before: BaselineResource, after: ResourceRecord): WireMap {
        if (before.kind === "provider") {
            const settings = Object.entries(withoutPlugin(before.inputs));
            return Object.fromEntries(settings.filter(([name]) => !this.deployed || name in after.inputs));
        }
        return this.deployed ? before.inputs : withDefaultTags(before.type, before.inputs, this.providerBefore(before));
    }

    /** What follows from a provider that has moved to another region. */
    region(before: BaselineResource, after: ResourceRecord): Difference[] {
        return changedRegion(after, this.providerBefore(before), this.providerAfter(after));
    }

    private providerAfter(after: ResourceRecord): WireMap | undefined {
        return this.planned.get(providerOf(after))?.inputs;
    }

    private providerBefore(before: BaselineResource): WireMap | undefined {
        return this.known.get(providerOf(before))?.inputs;
    }
}
