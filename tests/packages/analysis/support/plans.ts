import path from "node:path";
import { Plan, type PlanFacts } from "@platform/analysis/plan";
import type { ResourceRecord } from "@platform/preview/result";
import { record } from "../../../harness/record";
import { recordShipped } from "../../../harness/shipped";
import { program, stackValues, type ShippedStack, type StackValues } from "../../../harness/stack";
import { packSettings } from "../../../policy-pack/golden/stacks";
import { StackBuilder } from "../../../policy-pack/harness/stack";

const ROOT = path.resolve(__dirname, "../../../..");
type Extra = Partial<Pick<PlanFacts, "config" | "settings">>;

/** The plan of a small stack that a test writes down itself. */
export function planOf(build: (stack: StackBuilder) => void, extra: Extra = {}): Plan {
    return new Plan({
        ...{ project: "platform", stack: "test", root: ROOT, records: recordsOf(build), config: new Map() },
        ...extra,
    });
}

function recordsOf(build: (stack: StackBuilder) => void): readonly ResourceRecord[] {
    const stack = new StackBuilder("update");
    build(stack);
    return stack.records.map((one) => ({ kind: "custom", options: {}, implicit: false, ...one }));
}

const shipped = new Map<ShippedStack, Promise<Plan>>();

/**
 * The plan of a stack of the repository, its configuration changed where a test says so, and what a test adds to it. That of
 * the stack as its file is, without anything more, is the same for all tests of a process.
 */
export function planOfStack(
    stack: ShippedStack,
    change?: (values: StackValues) => StackValues,
    add?: (stack: StackBuilder) => void,
): Promise<Plan> {
    if (change !== undefined || add !== undefined) return changedPlan(stack, change, add);
    const plan = shipped.get(stack) ?? changedPlan(stack);
    shipped.set(stack, plan);
    return plan;
}

async function changedPlan(
    stack: ShippedStack,
    change?: (values: StackValues) => StackValues,
    add: (stack: StackBuilder) => void = () => undefined,
): Promise<Plan> {
    const config = (change ?? ((values) => values))(stackValues(stack));
    const { everything } = await (change === undefined ? recordShipped(stack) : record(program, { config, stack }));
    const settings = packSettings(stack)["platform-settings"] as PlanFacts["settings"];
    return new Plan({
        ...{ project: "platform", stack, root: ROOT, records: [...everything, ...recordsOf(add)] },
        config: new Map(Object.entries(config)),
        ...(settings === undefined ? {} : { settings }),
    });
}
