import type { Mutant } from "./mutant";
import type { Content, StackEdit } from "./stack-edit";

export type Properties = Readonly<Record<string, Content>>;

/** What stands in records for a value that is not known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A mutant for each way to break one policy. */
export const killedBy =
    (killer: string) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer });

/** Adds a resource that is wrong whatever it refers to. */
export const adds =
    (type: string, properties: Properties = {}) =>
    (stack: StackEdit) => {
        stack.add(type, "mutant", properties);
    };
