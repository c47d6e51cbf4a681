import { record, type WorldName } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { recordShipped } from "../../harness/shipped";
import { program } from "../../harness/stack";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Mode } from "../harness/stack";
import type { GoldenStack } from "./stacks";

const WORLDS: Readonly<Record<Mode, WorldName>> = { preview: "strict", update: "placeholder" };
const cache = new Map<string, Promise<Recording>>();

/** What the program registers for a golden stack. Each runs once in each mode for all tests of a process; nobody may change it. */
export function recordedWhole({ name, stack, config }: GoldenStack, mode: Mode): Promise<Recording> {
    const world = WORLDS[mode];
    if (name === stack) return recordShipped(stack, world);
    const key = `${name} ${mode}`;
    const running = cache.get(key) ?? record(program, { config, stack, world });
    cache.set(key, running);
    return running;
}

/** The same with what the engine adds. */
export async function recorded(golden: GoldenStack, mode: Mode): Promise<readonly PolicyRecord[]> {
    return (await recordedWhole(golden, mode)).everything;
}
