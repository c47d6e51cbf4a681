import type { Settings } from "@platform/aws-model/settings";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Editable, StackEdit } from "../stack-edit";

/** Something that complies with every policy and that the platform's own stacks do not have. */
export interface Extra {
    readonly name: string;
    readonly add: (stack: StackEdit) => void;
    /** What the pack is told of a stack that may have it. */
    readonly settings?: Partial<Settings>;
}

/** What extras call their resources, lest a stack's own are taken for them. */
export const EXTRA = "extra";

/** The resource of a type that an extra brought along. */
export function extraOf(stack: StackEdit, type: string): Editable {
    return stack.one(type, isExtra);
}

function isExtra({ name }: PolicyRecord): boolean {
    return name === EXTRA;
}
