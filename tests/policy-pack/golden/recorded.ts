import { record, type WorldName } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { recordShipped } from "../../harness/shipped";
import { onlyBlocks, program, stackValues } from "../../harness/stack";
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

/** What most changes have to do with. */
const AROUND = ["network", "alerts", "dns", "loadBalancers", "cluster", "databases", "caches", "vpn", "dashboards"];

/**
 * Of a golden stack, what it adds to the stack's own file, which is one too: the blocks that it changes, with those around
 * them. A stack that changes most of its apps is whole.
 */
export function recordedPart(golden: GoldenStack, mode: Mode): Promise<Recording> {
    const { name, stack, config } = golden;
    const own = stackValues(stack);
    const changed = Object.keys(config).filter((key) => JSON.stringify(config[key]) !== JSON.stringify(own[key]));
    if (name === stack || changed.length > 4) return recordedWhole(golden, mode);
    const blocks = [...AROUND, ...changed.map((key) => key.replace("platform:", ""))];
    return recordedWhole({ ...golden, name: `part of ${name}`, config: onlyBlocks(config, ...blocks) }, mode);
}
