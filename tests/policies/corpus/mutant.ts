import type { Settings } from "../../../policy-pack/lib/settings";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import { StackEdit } from "./stack-edit";

/** A stack made worse in one way, and who must notice. */
export interface Mutant {
    /** What is wrong now, as the corpus table shows it. */
    readonly name: string;
    readonly apply: (stack: StackEdit) => void;
    /** The policy that it is meant for; null for negative controls, which nobody may report. */
    readonly killedBy: string | null;
    /** Only in these modes; both by default. A mutant that a preview cannot show says so here. */
    readonly only?: "preview" | "update";
    readonly settings?: Partial<Settings>;
}

/** The stack with the mutation. */
export function mutate(records: readonly PolicyRecord[], { apply }: Mutant): readonly PolicyRecord[] {
    const stack = new StackEdit(records);
    apply(stack);
    return stack.records;
}
