/**
 * Names of environment variables that Lambda sets by itself and does not give away.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const reservedVariable =
    /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API)|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

/** What Lambda takes as the name of a variable, reserved ones aside. */
export const variableForm = /^[a-zA-Z]\w+$/;

/**
 * Bytes that all variables of a function may have, names and values together.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const maxVariableBytes = 4096;

/** Bytes of variables, names and values together. */
export function variableBytes(variables: Readonly<Record<string, string>>): number {
    return Object.entries(variables).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
}
