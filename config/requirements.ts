import type { StackBlock, StackDraft } from "../components/shared/block/block";
import { required, type ConfigProblem } from "../components/shared/block/problems";

/** Blocks that the present ones cannot do without. */
export function* checkRequirements(present: readonly StackBlock[], draft: StackDraft): Iterable<ConfigProblem> {
    for (const needed of new Set(present.flatMap(({ needs }) => needs))) {
        if (!draft.mentions(needed)) {
            const blocks = present.filter(({ needs }) => needs.includes(needed)).map(({ key }) => key);
            yield required([`platform:${needed.key}`], needed.why(blocks));
        }
    }
}
