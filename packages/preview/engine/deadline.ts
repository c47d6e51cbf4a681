import vm from "node:vm";

/** Where the script below finds what to run. */
const WORK = Symbol.for("preview.work");
const SCRIPT = new vm.Script(`globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(WORK))})]()`);

/** Thrown for work that had to be interrupted. */
export class DeadlineError extends Error {
    override readonly name = "DeadlineError";
}

/**
 * Runs the work and interrupts it when the time is over, even in an endless loop. Only what runs before the work
 * returns counts: promises that it leaves behind do not.
 *
 * @throws DeadlineError when the time is over, and whatever the work throws.
 */
export function withDeadline<T>(seconds: number, work: () => T): T {
    const holder = globalThis as unknown as Record<symbol, () => T>;
    holder[WORK] = work;
    try {
        return SCRIPT.runInThisContext({ timeout: Math.ceil(seconds * 1000), displayErrors: false }) as T;
    } catch (error) {
        if (error instanceof Error && (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
            throw new DeadlineError(
                `the program was still busy after ${seconds} s (--timeout): is there an endless loop?`,
            );
        }
        throw error;
    } finally {
        Reflect.deleteProperty(holder, WORK);
    }
}
