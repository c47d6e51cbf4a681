import type { Recording } from "./recording";

type Program = () => unknown;

/** What programs that are always the same have registered, by the options of the run. */
const recorded = new WeakMap<Program, Map<string, Promise<Recording>>>();

/**
 * Makes programs that depend on plain arguments alone: for the same arguments it is the same program, which `record` runs once
 * for all tests of a process. Nobody may change what is recorded.
 */
export function repeated<A extends readonly unknown[]>(make: (...given: A) => () => void): typeof make {
    const programs = new Map<string, () => void>();
    return (...given) => {
        if (!isPlain(given)) return make(...given);
        const key = JSON.stringify(given);
        const program = programs.get(key) ?? make(...given);
        programs.set(key, program);
        if (!recorded.has(program)) recorded.set(program, new Map());
        return program;
    };
}

/** What has been recorded of a program with these options, or else what `run` records. */
export function onceRecorded(program: Program, options: object, run: () => Promise<Recording>): Promise<Recording> {
    const runs = recorded.get(program);
    if (runs === undefined) return run();
    const key = JSON.stringify(options);
    const running = runs.get(key) ?? run();
    runs.set(key, running);
    return running;
}

/** Whether JSON says all of it: no Outputs, no functions, nothing that is left undefined. */
function isPlain(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return value !== undefined && typeof value !== "function";
    const prototype: unknown = Object.getPrototypeOf(value);
    return (prototype === Object.prototype || prototype === Array.prototype) && Object.values(value).every(isPlain);
}
