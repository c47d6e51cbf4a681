import * as sdk from "@pulumi/policy";

/** Puts properties behind the proxy that policies get them in: it throws when something unknown is touched. */
// The SDK exports the function without declaring its type.
export const proxied = sdk.unknownCheckingProxy as unknown as <T extends object>(properties: T) => T;
