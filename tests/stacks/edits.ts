import { compare } from "@platform/preview/against/compare";
import type { Change } from "@platform/preview/against/comparison";
import type { Preview, ResourceRecord } from "@platform/preview/result";
import { record } from "../harness/record";
import { recordShipped } from "../harness/shipped";
import { program, stackValues, withBlock, type ShippedStack, type StackValues } from "../harness/stack";

/** A change of what a stack's file says. */
export type Edit = (values: StackValues) => StackValues;

/** Sets keys of a block. */
export const merge =
    (block: string, keys: object): Edit =>
    (values) =>
        withBlock(values, block, (old: object) => ({ ...old, ...keys }));

/** What an update changes: from the stack's file with the first edits to the same with the others as well. */
export async function changesOf(
    stack: ShippedStack,
    before: readonly Edit[],
    after: readonly Edit[],
    tamper = (resource: ResourceRecord): ResourceRecord => resource,
): Promise<readonly Change[]> {
    const plan = async (edits: readonly Edit[]) => {
        const config = edits.reduce<StackValues>((values, edit) => edit(values), stackValues(stack));
        const recording = edits.length === 0 ? recordShipped(stack) : record(program, { config, stack });
        const { everything, stackOutputs } = await recording;
        return { resources: everything, stackOutputs };
    };
    const old = await plan(before);
    const world = await plan([...before, ...after]);
    const resources = old.resources.map((one) => ({ ...tamper(one), pendingDelete: false }));
    const baseline = { label: "before", resources, outputs: old.stackOutputs, notes: [], deployed: false };
    const preview = { strict: world, placeholder: world } as unknown as Preview;
    return compare(baseline, preview, false).changes;
}

/** `Instance db-registry`. */
export function nameOf({ type, name }: Pick<Change, "type" | "name">): string {
    return `${type.split(":").at(-1) ?? ""} ${name}`;
}
