import type { Exemption } from "../../../policy-pack/lib/exemption";
import type { Settings } from "@platform/aws-model/settings";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Extra } from "./extras/extra";
import { addWatched } from "./extras/watched";
import { StackEdit } from "./stack-edit";

/** A stack made worse in one way, and who must notice. */
export interface Mutant {
    /** What is wrong now, as the corpus table shows it. */
    readonly name: string;
    readonly apply: (stack: StackEdit) => void;
    /** The policy that it is meant for; null for negative controls, which nobody may report. */
    readonly killedBy: string | null;
    /** What the stack gets first, where the platform's own stacks have no such thing. With it alone nobody may report. */
    readonly on?: Extra;
    /** Policies that must leave it alone, whoever else reports it. */
    readonly sparedBy?: readonly string[];
    /** Wrong in production alone. */
    readonly productionOnly?: boolean;
    /** What the pack is told besides what it is told about the stack. */
    readonly settings?: Partial<Settings>;
    /** Types that the team approved for itself. */
    readonly approved?: readonly string[];
    readonly exemptions?: readonly Exemption[];
}

/** A stack with what an extra brings. */
export function withExtra(records: readonly PolicyRecord[], extra: Extra): readonly PolicyRecord[] {
    return edited(records, (stack) => {
        addWatched(stack, extra);
    });
}

/** The stack with the mutation. */
export function mutate(records: readonly PolicyRecord[], { on, apply }: Mutant): readonly PolicyRecord[] {
    return edited(on === undefined ? records : withExtra(records, on), apply);
}

/** A stack after a change of it. */
export function edited(records: readonly PolicyRecord[], change: Mutant["apply"]): readonly PolicyRecord[] {
    const stack = new StackEdit(records);
    change(stack);
    return stack.records;
}
