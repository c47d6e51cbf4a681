import * as pulumi from "@pulumi/pulumi";

/** What the provider says of a parameter or secret that does not exist, and AWS behind it. */
const notFound = /couldn't find resource|ParameterNotFound|ResourceNotFoundException/;

/**
 * The result of a lookup of something that people create.
 * @throws ResourceError where it does not exist, with the command that creates it in place of the provider's words.
 */
export async function found<T>(
    lookup: Promise<T>,
    resource: pulumi.Resource,
    { missing, fix }: { readonly missing: string; readonly fix: string },
): Promise<T> {
    try {
        return await lookup;
    } catch (error) {
        if (error instanceof Error && notFound.test(error.message)) {
            throw refusal(`${missing}. Create it, then run this again: ${fix}`, resource);
        }
        throw error;
    }
}

/**
 * The error for a lookup to throw. It is reported once, and keeps its message: the SDK puts before it the name of every property that the
 * value was to go into.
 */
export function refusal(message: string, resource?: pulumi.Resource): pulumi.ResourceError {
    const error = new pulumi.ResourceError(message, resource, true);
    Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
    void Promise.reject(error); // what waits for several lookups would name the first that fails alone
    return error;
}
