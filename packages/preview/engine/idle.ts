import type { Sdk } from "./sdk";

/** How a run of a program came to its end. */
export type RunOutcome = "settled" | { readonly kind: "timeout" | "unfinished"; readonly message: string };

/** Starts a program and waits until it has settled, or until its time is over. */
export type Settle = (start: () => Promise<void>, timeoutSeconds: number, sdk: Sdk) => Promise<RunOutcome>;

/**
 * Waits until the process has nothing left to do, as the language host does: that is when programs may register
 * resources no more, however late they did so before. Only for a process that does nothing else.
 */
export const settleAtExit: Settle = async (start, timeoutSeconds) => {
    let ended = false;
    const program = start().then(() => {
        ended = true;
    });
    const idle = nothingLeftToDo().then((): RunOutcome => (ended ? "settled" : NEVER_RESOLVED));
    const outcome = await Promise.race([idle, timeout(timeoutSeconds)]);
    if (outcome === "settled") {
        await program;
    }
    return outcome;
};

/** False when a registration has begun and cannot end, because nothing is left that could end it. */
export function allRegistered(sdk: Sdk): Promise<boolean> {
    const registered = sdk.settings.waitForRPCs().then(() => true);
    const aTurnLater = new Promise<boolean>((resolve) => setImmediate(resolve, false));
    return Promise.race([registered, aTurnLater]);
}

const NEVER_RESOLVED: RunOutcome = {
    kind: "unfinished",
    message: "the program waits for a promise that nothing will ever resolve",
};

/**
 * "beforeExit" comes when the event loop is empty; work that its other listeners start makes it come again. The
 * immediates make sure that there is a turn of the loop at whose end it can come.
 */
function nothingLeftToDo(): Promise<void> {
    return new Promise((resolve) => {
        setImmediate(() => undefined);
        process.once("beforeExit", () => {
            setImmediate(() => {
                process.once("beforeExit", () => {
                    resolve();
                });
            });
        });
    });
}

/** The timer alone does not keep the process from being idle. */
function timeout(seconds: number): Promise<RunOutcome> {
    return new Promise((resolve) => {
        const timer = setTimeout(() => {
            resolve({ kind: "timeout", message: timeoutMessage(seconds) });
        }, seconds * 1000);
        timer.unref();
    });
}

function timeoutMessage(seconds: number): string {
    const busy = [...new Set(process.getActiveResourcesInfo())].filter((kind) => !IGNORED.has(kind));
    const holding = busy.length === 0 ? "" : ` It is kept alive by: ${busy.join(", ")}.`;
    return `the program had not ended after ${seconds} s (--timeout).${holding}`;
}

/** Handles that every process has. */
const IGNORED: ReadonlySet<string> = new Set(["TTYWrap", "PipeWrap", "TickObject", "Immediate"]);
