/**
 * Runs something with call stacks of so many frames. The SDK says "not known" and "not applicable" by errors, hundreds
 * for each resource; writing down their call stacks takes longer than all checks together.
 */
export function withStacksOf<T>(frames: number, work: () => T): T {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = frames;
    try {
        return work();
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
