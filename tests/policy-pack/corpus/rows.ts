import { goldenStack } from "../golden/stacks";
import { MODES, type Mode } from "../harness/stack";
import { corpus } from "./corpus";
import { Grounds } from "./grounds";
import { everybody, type Reporters } from "./judge";
import type { Mutant } from "./mutant";

/** What became of a mutant: who reports it, in each mode. */
export interface Row {
    readonly mutant: Mutant;
    readonly reporters: Readonly<Record<Mode, Reporters>>;
}

const kept = new Map<Mode, Promise<Grounds>>();

/** The stack in which everything is mandatory; made once in each mode for all tests of a process. */
export function grounds(mode: Mode): Promise<Grounds> {
    const made = kept.get(mode) ?? Grounds.of(goldenStack("prod"), mode);
    kept.set(mode, made);
    return made;
}

let rows: Promise<readonly Row[]> | undefined;

/** Every mutant of the production stack's real resources, judged by the whole pack in both modes. */
export function corpusRows(): Promise<readonly Row[]> {
    rows ??= judgeAll();
    return rows;
}

async function judgeAll(): Promise<readonly Row[]> {
    const [preview, update] = [await grounds("preview"), await grounds("update")];
    // A sound design may wait for the update; a mutant is reported in both.
    return corpus.map((mutant) => ({
        mutant,
        reporters: {
            preview: preview.judge(mutant, { deferred: mutant.killedBy !== null }),
            update: update.judge(mutant),
        },
    }));
}

/** Who reports a mutant besides the policy it is meant for. */
export function otherReporters({ mutant, reporters: found }: Row): readonly string[] {
    const all = new Set(MODES.flatMap((mode) => everybody(found[mode])));
    return [...all].filter((name) => name !== mutant.killedBy).sort();
}
