import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import * as audit from "../../../policy-pack/corpus/extras/audit";
import * as data from "../../../policy-pack/corpus/extras/data";
import type { Extra } from "../../../policy-pack/corpus/extras/extra";
import * as storage from "../../../policy-pack/corpus/extras/storage";
import * as workloads from "../../../policy-pack/corpus/extras/workloads";
import { StackEdit } from "../../../policy-pack/corpus/stack-edit";
import { recorded, recordedPart } from "../../../policy-pack/golden/recorded";
import { goldenStack, goldenStacks } from "../../../policy-pack/golden/stacks";

/** The AWS types that any stack file, golden stack or extra registers, sorted. */
export async function registeredTypes(): Promise<readonly string[]> {
    const stacks: (readonly PolicyRecord[])[] = [];
    // One after the other: a program runs alone in its process.
    for (const golden of goldenStacks) {
        stacks.push((await recordedPart(golden, "update")).everything);
    }
    const prod = await recorded(goldenStack("prod"), "update");
    const extras = [audit, data, storage, workloads].flatMap((file): unknown[] => Object.values(file)).filter(isExtra);
    const extended = extras.map((extra) => {
        const stack = new StackEdit(prod);
        extra.add(stack);
        return stack.records;
    });
    const types = [...stacks, ...extended].flat().map(({ type }) => type);
    return [...new Set(types)].filter((type) => type.startsWith("aws:")).sort();
}

function isExtra(value: unknown): value is Extra {
    return typeof value === "object" && value !== null && "add" in value;
}
