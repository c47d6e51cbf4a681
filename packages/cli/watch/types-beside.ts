import { setImmediate } from "node:timers/promises";
import type { Check } from "@platform/preview/check";
import { EXIT } from "../exit-code";
import type { Outcome } from "../output";

/** What can be shown of a run, and what its types change about that. */
interface Judged {
    readonly shown: Outcome;
    /** Where the types are still being checked: the outcome with their errors, undefined if there are none. */
    readonly later?: Promise<Outcome | undefined>;
}

/**
 * The types of a watched program. Checking them takes longer than its plan, which is shown without them; after errors,
 * whose correction is what the next run is for, with them alone.
 */
export class TypesBeside {
    private check: Check | undefined;
    private wereSound = true;

    /** Begins to check them, beside a run. */
    start(check: Check | undefined): void {
        this.close();
        this.check = check;
        check?.start?.();
    }

    /** What becomes of the outcome of that run. */
    async judge(outcome: Outcome): Promise<Judged> {
        const whole = this.whole(outcome, this.check);
        const shown = await (this.wereSound ? Promise.race([whole, setImmediate(undefined)]) : whole);
        if (shown !== undefined) {
            return { shown };
        }
        const later = whole.then((found) => (found === outcome ? undefined : found));
        return { shown: outcome, later };
    }

    close(): void {
        this.check?.close?.();
    }

    /** The outcome with the errors of the types; the same object if there are none. */
    private async whole(outcome: Outcome, check: Check | undefined): Promise<Outcome> {
        const found = (await check?.run(outcome.preview)) ?? [];
        const isSound = found.every(({ level }) => level === "advisory");
        if (check === this.check) {
            this.wereSound = isSound;
        }
        return found.length === 0
            ? outcome
            : {
                  ...outcome,
                  preview: { ...outcome.preview, findings: [...found, ...outcome.preview.findings] },
                  exitCode: isSound ? outcome.exitCode : EXIT.failed,
              };
    }
}
