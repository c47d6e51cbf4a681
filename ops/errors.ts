import { UsageError } from "@platform/preview/errors";

/** What the process ends with. `run` ends with the container's own code instead. */
export const exitCodes = {
    done: 0,
    /** Something is not as it should be. */
    wanting: 1,
    /** The command line or the configuration is wrong. */
    usage: 2,
    /** A deployment failed or was rolled back. */
    deploymentFailed: 3,
    /** AWS refused: another account, no credentials, no permission; or it cannot be reached. */
    refused: 4,
    /** The time is up, and what was waited for goes on. */
    timeIsUp: 5,
    /** The container of a task did not start; Docker's convention. */
    notStarted: 125,
    interrupted: 130,
} as const;

/** Ends the command with this exit code; the message is shown as it is. */
export class OpsError extends Error {
    override readonly name = "OpsError";

    constructor(
        readonly exitCode: number,
        message: string,
    ) {
        super(message);
    }
}

/** The error that a person gets for one that was thrown; undefined for a mistake in this program. */
export function explained(error: unknown): OpsError | undefined {
    if (error instanceof OpsError) {
        return error;
    }
    if (error instanceof UsageError) {
        return new OpsError(exitCodes.usage, error.message);
    }
    if (!(error instanceof Error)) {
        return undefined;
    }
    if (error.name === "AbortError") {
        return new OpsError(exitCodes.interrupted, "interrupted: what AWS was asked for goes on");
    }
    if (/^(CredentialsProviderError|TokenProviderError|CredentialsError)$/.test(error.name)) {
        return new OpsError(exitCodes.refused, `no credentials: ${error.message}`);
    }
    if ("code" in error && /^(E[A-Z_]+|UND_ERR_\w+)$/.test(String(error.code))) {
        return new OpsError(exitCodes.refused, `AWS cannot be reached: ${error.message || String(error.code)}`);
    }
    return "$metadata" in error
        ? new OpsError(exitCodes.refused, `AWS refused: ${error.name}: ${error.message}`)
        : undefined;
}

const passing = new Set([
    "ThrottlingException",
    "Throttling",
    "TooManyRequestsException",
    "TimeoutError",
    "ServerException",
]);

/** Whether the same call may well succeed a little later. */
export function isPassing(error: unknown): boolean {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
    return error instanceof Error && (passing.has(error.name) || status >= 500);
}

/** A call's answer; what is given besides where AWS has no time for the call now. */
export async function unlessBusy<T>(call: Promise<T>, otherwise: T): Promise<T> {
    try {
        return await call;
    } catch (error) {
        if (isPassing(error)) {
            return otherwise;
        }
        throw error;
    }
}
