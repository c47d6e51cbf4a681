import type { Finding } from "./findings";
import type { Preview } from "./result";

/** Something that judges a finished preview: provider knowledge, a policy pack, a project's own rule. */
export interface Check {
    /** Shown while it runs and in timings. */
    readonly name: string;
    /**
     * Called before the program runs, so that slow starts overlap with it. A started check must not keep the process
     * alive: unref its handles, or runs in this process never become idle.
     */
    start?(): void;
    run(preview: Omit<Preview, "timings">): readonly Finding[] | Promise<readonly Finding[]>;
    /** Called at the end, also after errors. */
    close?(): void;
}
