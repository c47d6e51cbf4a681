import { recorded } from "../golden/recorded";
import type { GoldenStack } from "../golden/stacks";
import type { Mode } from "../harness/stack";
import { Baseline } from "./baseline";
import type { Extra } from "./extras/extra";
import { reporters, type JudgeOptions, type Reporters } from "./judge";
import { edited, withExtra, type Mutant } from "./mutant";

/** What mutants are made from: a golden stack in one mode, as it is and with each of the extras. */
export class Grounds {
    private readonly extended = new Map<Extra, Baseline>();

    private constructor(
        private readonly stack: GoldenStack,
        readonly plain: Baseline,
    ) {}

    static async of(stack: GoldenStack, mode: Mode): Promise<Grounds> {
        return new Grounds(stack, new Baseline(await recorded(stack, mode), { settings: stack.platform }));
    }

    /** The stack with an extra. */
    with(extra: Extra): Baseline {
        const { plain, stack, extended } = this;
        const settings = { ...stack.platform, ...extra.settings };
        const known = extended.get(extra) ?? new Baseline(withExtra(plain.records, extra), { settings }, plain);
        extended.set(extra, known);
        return known;
    }

    /** Who reports a mutant. */
    judge(mutant: Mutant, options?: JudgeOptions): Reporters {
        const { on, settings, approved, exemptions } = mutant;
        const baseline = on === undefined ? this.plain : this.with(on);
        const more = {
            ...(settings && { settings: { ...baseline.told.settings, ...settings } }),
            ...(approved && { approved }),
            ...(exemptions && { exemptions }),
        };
        const told = Object.keys(more).length === 0 ? baseline.told : { ...baseline.told, ...more };
        return reporters(baseline, edited(baseline.records, mutant.apply), told, options);
    }
}
