import type { Finding } from "@platform/aws-model/finding";
import type { Preview, World } from "./result";

/** Something that judges a finished preview: provider knowledge, a policy pack, a project's own rule. */
export interface Check {
    /** Shown while it runs and in timings. */
    readonly name: string;
    /**
     * Called before the program runs, so that slow starts overlap with it. A started check must not keep the process
     * alive: unref its handles, or runs in this process never become idle.
     */
    start?(): void;
    /**
     * Called as soon as one of the two runs of the program has ended. The other one begins when this returns, or when its
     * promise is kept; what goes on after that must not keep the process alive, see `start`.
     */
    world?(world: World): void | Promise<void>;
    run(preview: Omit<Preview, "timings">): readonly Finding[] | Promise<readonly Finding[]>;
    /**
     * Judges a preview before another one much like it, so that the judgement of that one takes less time. What it finds
     * is what `run` would.
     */
    rehearse?(preview: Omit<Preview, "timings">): Promise<readonly Finding[]>;
    /** The number of policies that have judged; absent for what is no policy pack, and before `run` has ended. */
    readonly policies?: number;
    /** Called at the end, also after errors. */
    close?(): void;
}
