import type { SourceLocation } from "@platform/aws-model/finding";

/**
 * Something that the user must put right before a preview can run: a wrong flag, a missing file, a configuration that
 * cannot be read. Its message is shown as it is, without a stack.
 */
export class UsageError extends Error {
    override readonly name = "UsageError";

    /** @param location Where in a file the mistake is, if it is in one. */
    constructor(
        message: string,
        readonly location?: SourceLocation,
    ) {
        super(message);
    }
}
