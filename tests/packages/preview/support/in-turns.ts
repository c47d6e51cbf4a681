/** Starts all work, this much of it at once, in order; what each gives is awaited where it is needed. */
export function inTurns<T>(atOnce: number, work: readonly (() => Promise<T>)[]): readonly Promise<T>[] {
    const promises: Promise<T>[] = [];
    for (const [index, start] of work.entries()) {
        const before = promises[index - atOnce] ?? Promise.resolve();
        const promise = before.then(start, start);
        promise.catch(() => undefined); // whoever awaits it hears of it
        promises.push(promise);
    }
    return promises;
}
