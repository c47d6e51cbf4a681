import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import { recorded } from "../golden/recorded";
import { goldenStack, type GoldenStack } from "../golden/stacks";
import { MODES, type Mode } from "../harness/stack";
import { Baseline } from "./baseline";
import { corpus } from "./corpus";
import type { Policy } from "../../../policy-pack/lib/policy";
import { everybody, reporters, type Reporters } from "./judge";
import { mutate, type Mutant } from "./mutant";

/** What became of a mutant: who reports it, in each mode. */
export interface Row {
    readonly mutant: Mutant;
    readonly reporters: Readonly<Record<Mode, Reporters>>;
}

/** The stack in which everything is mandatory. */
export const production: GoldenStack = goldenStack("prod");

let rows: Promise<readonly Row[]> | undefined;

/** Every mutant of the production stack's real resources, judged by the whole pack in both modes. */
export function corpusRows(): Promise<readonly Row[]> {
    rows ??= judgeAll();
    return rows;
}

async function judgeAll(): Promise<readonly Row[]> {
    const [preview, update] = [await judgesOf("preview"), await judgesOf("update")];
    return corpus.map((mutant) => ({ mutant, reporters: { preview: preview(mutant), update: update(mutant) } }));
}

async function judgesOf(mode: Mode): Promise<(mutant: Mutant) => Reporters> {
    const records = await recorded(production, mode);
    const compliant = new Set(records);
    const baseline = new Baseline(records, { settings: production.platform });
    // A sound design may wait for the update; a mutant is reported in both.
    return (mutant) =>
        judge(records, compliant, production, mutant, {
            baseline,
            deferred: mutant.killedBy !== null || mode === "update",
        });
}

interface JudgeOptions {
    readonly deferred?: boolean;
    readonly judges?: readonly Policy[];
    /** Of the same records, with what is told of the golden stack alone. */
    readonly baseline?: Baseline;
}

/** Only what the mutant touched is judged by itself: the golden stacks show that the rest complies. */
export function judge(
    records: readonly PolicyRecord[],
    compliant: ReadonlySet<PolicyRecord>,
    { platform }: GoldenStack,
    mutant: Mutant,
    { deferred = true, judges, baseline }: JudgeOptions = {},
): Reporters {
    const { on, settings, approved = [], exemptions = [] } = mutant;
    const told = { settings: { ...platform, ...on?.settings, ...settings }, approved, exemptions, deferred };
    const asBefore = [settings, on?.settings, mutant.approved, mutant.exemptions].every((one) => one === undefined);
    return reporters(
        mutate(records, mutant),
        told,
        judges,
        settings === undefined ? compliant : undefined,
        asBefore ? baseline : undefined,
    );
}

/** Who reports a mutant besides the policy it is meant for. */
export function otherReporters({ mutant, reporters: found }: Row): readonly string[] {
    const all = new Set(MODES.flatMap((mode) => everybody(found[mode])));
    return [...all].filter((name) => name !== mutant.killedBy).sort();
}
