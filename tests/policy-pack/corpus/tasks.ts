import type { Editable, StackEdit } from "./stack-edit";

/** A container as task definitions write it. */
export type Container = Record<string, unknown>;
export const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/** The first task definition whose containers are known, with them as text. */
export function knownTask(stack: StackEdit): { readonly task: Editable; readonly containers: string } {
    const task = stack.one(TASK, ({ inputs }) => typeof inputs["containerDefinitions"] === "string");
    const containers = task.inputs["containerDefinitions"];
    return { task, containers: typeof containers === "string" ? containers : "[]" };
}

/** Changes its last container that is no log router. */
export function changeContainer(stack: StackEdit, change: (container: Container) => void): void {
    const { task, containers: text } = knownTask(stack);
    const containers = JSON.parse(text) as Container[];
    const last = containers.findLast((each) => !("firelensConfiguration" in each));
    if (last !== undefined) change(last);
    stack.set(task, "containerDefinitions", JSON.stringify(containers));
}
/** Sets properties of it. */
export const container = (changes: Container) => (stack: StackEdit) => {
    changeContainer(stack, (last) => Object.assign(last, changes));
};
