import type { Timing } from "./result";

/** Measures the steps of a preview. */
export class Stopwatch {
    readonly timings: Timing[] = [];

    time<T>(step: string, work: () => T): T {
        const started = performance.now();
        try {
            return work();
        } finally {
            this.add(step, performance.now() - started);
        }
    }

    async timeAsync<T>(step: string, work: () => Promise<T>): Promise<T> {
        const started = performance.now();
        try {
            return await work();
        } finally {
            this.add(step, performance.now() - started);
        }
    }

    add(step: string, milliseconds: number): void {
        this.timings.push({ step, milliseconds });
    }
}
