import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { PolicyFinding } from "../../../policy-pack/lib/finding";
import type { Policy } from "../../../policy-pack/lib/policy";
import { policies } from "../../../policy-pack/policies";
import { differenceBetween } from "./difference";
import { Footprint, NotedGraph, onResource, type Difference } from "./footprint";
import { toldDifferently, type Told } from "./told";
import { Trial } from "./trial";

/** What the checks of a policy asked, of single resources and of the stack, each where it found nothing. */
interface Silence {
    readonly single: Footprint | undefined;
    readonly stack: Footprint | undefined;
}

/**
 * A stack in which policies find nothing, and what each asks. One that asks only for what a mutant left as it was finds
 * nothing in the mutant either, and is not run again; nor is one over single resources for those that are the same.
 */
export class Baseline {
    private readonly silences = new Map<Policy, Silence>();
    private readonly byUrn: ReadonlyMap<string, PolicyRecord>;
    private readonly trial: Trial;
    private readonly difference: Difference | undefined;
    private noted?: NotedGraph;

    /** @param before A baseline that this stack was made from. */
    constructor(
        readonly records: readonly PolicyRecord[],
        readonly told: Told,
        private readonly before?: Baseline,
    ) {
        this.byUrn = new Map(records.map((record) => [record.urn, record]));
        this.trial = new Trial(records, told);
        this.difference = before?.differenceTo(records, told);
    }

    /** The policies that do find something, by name. */
    get reporters(): readonly string[] {
        const found = policies.filter((policy) => {
            const { single, stack } = this.silenceOf(policy);
            return single === undefined || stack === undefined;
        });
        return found.map(({ name }) => name);
    }

    differenceTo(records: readonly PolicyRecord[], told: Told): Difference {
        return { ...differenceBetween(this.byUrn, records), told: toldDifferently(this.told, told) };
    }

    /** Whether a policy may find something in a stack that differs so. */
    concerns(policy: Policy, difference: Difference): boolean {
        return this.silenceOf(policy).stack?.isTouchedBy(difference) !== false;
    }

    /** Whether a policy may find something in single resources that are the same. */
    concernsSame(policy: Policy, difference: Difference): boolean {
        return this.silenceOf(policy).single?.isAbout(difference) !== false;
    }

    private silenceOf(policy: Policy): Silence {
        const known = this.silences.get(policy);
        if (known !== undefined) return known;
        const earlier = this.before?.silenceOf(policy);
        const silence = {
            single: this.listenSingly(policy, earlier?.single),
            stack: this.listen(policy, earlier?.stack),
        };
        this.silences.set(policy, silence);
        return silence;
    }

    private listenSingly(policy: Policy, earlier: Footprint | undefined): Footprint | undefined {
        const { difference, trial, records } = this;
        const footprint = new Footprint();
        const same = difference !== undefined && earlier?.isAbout(difference) === false;
        if (same) footprint.parts.add(earlier);
        const findings = trial.single(
            policy,
            same ? difference.added : records,
            footprint.onContext(trial.context(policy)),
            (resource) => onResource(resource, () => footprint),
        );
        return isSilent(findings) ? footprint : undefined;
    }

    private listen(policy: Policy, earlier: Footprint | undefined): Footprint | undefined {
        const { difference, trial } = this;
        if (difference !== undefined && earlier?.isTouchedBy(difference) === false) return earlier;
        this.noted ??= new NotedGraph(trial.records, trial.settings);
        const footprint = new Footprint();
        const context = footprint.onContext(trial.context(policy));
        const findings = this.noted.ask(footprint, (graph) => trial.stack(policy, graph, context));
        return isSilent(findings) ? footprint : undefined;
    }
}

function isSilent(findings: readonly PolicyFinding[]): boolean {
    return findings.every(({ kind }) => kind === "notice");
}
