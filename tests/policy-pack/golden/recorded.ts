import { record, type WorldName } from "../../harness/record";
import { recordShipped } from "../../harness/shipped";
import { program } from "../../harness/stack";
import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Mode } from "../harness/stack";
import type { GoldenStack } from "./stacks";

const WORLDS: Readonly<Record<Mode, WorldName>> = { preview: "strict", update: "placeholder" };
const cache = new Map<string, Promise<readonly PolicyRecord[]>>();

/**
 * What the program registers for a golden stack, and what the engine adds. Each stack runs once in each mode for all
 * tests of a process; nobody may change the records.
 */
export function recorded({ name, stack, config }: GoldenStack, mode: Mode): Promise<readonly PolicyRecord[]> {
    const key = `${name} ${mode}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const world = WORLDS[mode];
    const recording = name === stack ? recordShipped(stack, world) : record(program, { config, stack, world });
    const running = recording.then(({ everything }) => everything);
    cache.set(key, running);
    return running;
}
