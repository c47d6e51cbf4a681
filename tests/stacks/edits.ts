import { compare } from "@platform/preview/against/compare";
import type { Change } from "@platform/preview/against/comparison";
import type { Preview, ResourceRecord } from "@platform/preview/result";
import { record } from "../harness/record";
import type { Recording } from "../harness/recording";
import { recordShipped } from "../harness/shipped";
import { program, stackValues, withBlock, type ShippedStack, type StackValues } from "../harness/stack";

/** A change of what a stack's file says. */
export type Edit = (values: StackValues) => StackValues;

/** Sets keys of a block. */
export const merge =
    (block: string, keys: object): Edit =>
    (values) =>
        withBlock(values, block, (old: object) => ({ ...old, ...keys }));

const kept = new Map<string, Promise<Recording>>();

/** What the program registers with a stack's file and some edits: it runs once for edits that come to the same. */
function recordEdited(stack: ShippedStack, edits: readonly Edit[]): Promise<Recording> {
    if (edits.length === 0) return recordShipped(stack);
    const config = edits.reduce<StackValues>((values, edit) => edit(values), stackValues(stack));
    const key = JSON.stringify([stack, config]);
    const running = kept.get(key) ?? record(program, { config, stack });
    kept.set(key, running);
    return running;
}

/** What an update changes: from the stack's file with the first edits to the same with the others as well. */
export async function changesOf(
    stack: ShippedStack,
    before: readonly Edit[],
    after: readonly Edit[],
    tamper = (resource: ResourceRecord): ResourceRecord => resource,
): Promise<readonly Change[]> {
    const plan = async (edits: readonly Edit[]) => {
        const { everything, stackOutputs } = await recordEdited(stack, edits);
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
