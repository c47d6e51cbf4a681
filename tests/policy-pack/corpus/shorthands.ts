import { UNKNOWN as WIRE_UNKNOWN } from "@platform/aws-model/wire";
import type { Extra } from "./extras/extra";
import type { Mutant } from "./mutant";
import type { Content, Editable, StackEdit } from "./stack-edit";

export type Properties = Readonly<Record<string, Content>>;

/** What stands in records for a value that is not known. */
export const UNKNOWN = WIRE_UNKNOWN;

/** A mutant for each way to break one policy; `on` as in Mutant. */
export const killedBy =
    (killer: string, on?: Extra) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer, ...(on && { on }) });

/** What nobody may report. */
export const control = (name: string, apply: Mutant["apply"], on?: Extra): Mutant => ({
    name: `control: ${name}`,
    apply,
    killedBy: null,
    ...(on && { on }),
});

/** Adds a resource that is wrong whatever it refers to. */
export const adds =
    (type: string, properties: Properties = {}) =>
    (stack: StackEdit) => {
        stack.add(type, "mutant", properties);
    };

/** Sets properties of the one resource that a function finds. */
export const sets =
    (find: (stack: StackEdit) => Editable, properties: Properties) =>
    (stack: StackEdit): void => {
        for (const [property, content] of Object.entries(properties)) stack.set(find(stack), property, content);
    };

/** Takes properties away from it, as if the program had never set them. */
export const unsets =
    (find: (stack: StackEdit) => Editable, ...properties: readonly string[]) =>
    (stack: StackEdit): void => {
        for (const property of properties) stack.unset(find(stack), property);
    };
