/** Ends a step with this exit code; the message is shown as it is. */
export class StepError extends Error {
    override readonly name = "StepError";

    constructor(
        readonly exitCode: number,
        message: string,
    ) {
        super(message);
    }
}

export const exitCodes = {
    done: 0,
    /** What was looked at is not as it should be. */
    wanting: 1,
    /** The command line, the surroundings or the configuration is wrong. */
    usage: 2,
} as const;
