import { availableParallelism } from "node:os";

/** Does the work for each, as many at once as the machine has processors; the promises, in the order of what was given. */
export function atOnce<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R>[] {
    const waiting: (() => Promise<void>)[] = [];
    const promises = all.map(
        (one) =>
            new Promise<R>((resolve, reject) => {
                waiting.push(() => work(one).then(resolve, reject));
            }),
    );
    const next = (): Promise<void> => waiting.shift()?.().then(next) ?? Promise.resolve();
    for (let worker = 0; worker < availableParallelism(); worker++) {
        void next();
    }
    return promises;
}
