import { policies } from "../../../policy-pack/policies";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Policy } from "../../../policy-pack/lib/policy";
import { graph } from "../harness/views";
import { Footprint, type Difference } from "./footprint";
import { Surroundings, type Told } from "./told";

/**
 * A stack in which no policy finds anything, and what each asks of it. A policy that asks only for what a mutant left as it
 * was finds nothing in the mutant either, and is not run again.
 */
export class Baseline {
    private readonly footprints: ReadonlyMap<Policy, Footprint>;
    private readonly types: ReadonlySet<string>;

    constructor(
        private readonly records: readonly PolicyRecord[],
        told: Told,
    ) {
        const surroundings = new Surroundings(told);
        this.types = new Set(records.map(({ type }) => type));
        this.footprints = new Map(
            policies.flatMap((policy) => {
                if (policy.scope !== "stack") return [];
                const footprint = new Footprint();
                const noting = footprint.on(graph(records, surroundings.settings));
                const findings = policy.check(noting, surroundings.of(policy));
                return findings.some(({ kind }) => kind !== "notice") ? [] : [[policy, footprint] as const];
            }),
        );
    }

    differenceTo(records: readonly PolicyRecord[]): Difference {
        const [before, after] = [new Set(this.records), new Set(records)];
        const differing = [
            ...this.records.filter((one) => !after.has(one)),
            ...records.filter((one) => !before.has(one)),
        ];
        const types = new Set(records.map(({ type }) => type));
        return {
            changed: new Set(differing.map(({ type }) => type)),
            ofTypes: types.size !== this.types.size || [...types].some((type) => !this.types.has(type)),
        };
    }

    /** Whether a policy may find something in a stack that differs so. */
    concerns(policy: Policy, difference: Difference): boolean {
        // Every resource is read through its provider.
        const ofProviders = [...difference.changed].some((type) => type.startsWith("pulumi:providers:"));
        return ofProviders || this.footprints.get(policy)?.isTouchedBy(difference) !== false;
    }
}
