import type { WorldName } from "@platform/aws-model/finding";
import { record } from "./record";
import type { Recording } from "./recording";
import { program, stackValues } from "./stack";

const kept = new Map<string, Promise<Recording>>();

/**
 * What the program registers with the configuration of a stack's file. It runs once in each world for all tests of a process:
 * nobody may change what is recorded.
 */
export function recordShipped(stack: string, world: WorldName = "placeholder"): Promise<Recording> {
    const key = `${stack} ${world}`;
    const running = kept.get(key) ?? record(program, { config: stackValues(stack), stack, world });
    kept.set(key, running);
    return running;
}

/** Both worlds, for what must hold in each. */
export async function recordShippedBoth(stack: string): Promise<Readonly<Record<WorldName, Recording>>> {
    const strict = await recordShipped(stack, "strict");
    return { strict, placeholder: await recordShipped(stack, "placeholder") };
}
