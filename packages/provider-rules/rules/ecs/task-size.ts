import type { Problem } from "../../problem";
import type { JudgedResource } from "../../judged-resource";

/**
 * Memory in MiB by CPU units: lowest, highest, step.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const SIZES: Readonly<Record<number, readonly [low: number, high: number, step: number]>> = {
    256: [512, 2048, 512],
    512: [1024, 4096, 1024],
    1024: [2048, 8192, 1024],
    2048: [4096, 16384, 1024],
    4096: [8192, 30720, 1024],
    8192: [16384, 61440, 4096],
    16384: [32768, 122880, 8192],
};
/** Larger tasks have been announced from time to time: what is above is not judged. */
const LARGEST = 16384;

/** Fargate takes certain sizes only, and demands both. */
export function* taskSizeProblems(definition: JudgedResource): Generator<Problem> {
    if (definition.get("requiresCompatibilities").list?.some((item) => item.asString === "FARGATE") !== true) {
        return;
    }
    const [cpu, memory, mode] = [definition.get("cpu"), definition.get("memory"), definition.get("networkMode")];
    for (const at of [cpu, memory]) {
        if (at.absent) {
            yield {
                code: "missing-property",
                at,
                message: "is missing: a task for Fargate needs it",
                fix: `set ${at.path}`,
            };
        }
    }
    if (mode.absent || (mode.asString !== undefined && mode.asString !== "awsvpc")) {
        yield {
            code: "network-mode",
            at: mode,
            message: 'must be "awsvpc" for Fargate',
            fix: 'set networkMode to "awsvpc"',
        };
    }
    const units = cpu.asNumber;
    const limits = SIZES[units ?? 0];
    if (units !== undefined && limits === undefined && units < LARGEST) {
        const message = `must be one of ${Object.keys(SIZES).join(", ")} for Fargate`;
        yield { code: "fargate-size", at: cpu, message, fix: "use one of these" };
    }
    if (limits !== undefined && memory.asNumber !== undefined) {
        const [low, high, step] = limits;
        const small = units === 256 && memory.asNumber === 1536;
        if (small || memory.asNumber < low || memory.asNumber > high || (memory.asNumber - low) % step !== 0) {
            const message = `must be ${low} to ${high} MiB in steps of ${step} with ${cpu.printed} CPU units on Fargate`;
            yield { code: "fargate-size", at: memory, message, fix: "use one of these sizes" };
        }
    }
}
