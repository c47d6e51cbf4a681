import type { Sdk } from "./sdk";
import { sdkStore } from "./sdk";

/**
 * Replaces three internals of the SDK that cost most of a preview's time and give it nothing. Each replacement is made
 * only if the SDK still has the function; without it a preview is slower and its answer the same.
 */
export function installShortcuts(sdk: Sdk): void {
    trackPromisesWithoutStacks(sdk);
    dropDebugMessages(sdk);
}

/**
 * The SDK writes down the call stack of each of the hundred promises of a resource, to show it if the promise is never
 * settled. Keeping only the promise finds the same leaks in a third of the time.
 */
function trackPromisesWithoutStacks(sdk: Sdk): void {
    if (typeof sdk.debuggable.debuggablePromise !== "function") {
        return;
    }
    sdk.debuggable.debuggablePromise = async (promise) => {
        const { leakCandidates } = sdkStore(sdk);
        leakCandidates.add(promise);
        try {
            return await promise;
        } finally {
            leakCandidates.delete(promise);
        }
    };
}

/** Debug messages would each wait in line to reach an engine that hides them. */
function dropDebugMessages(sdk: Sdk): void {
    if (typeof sdk.log.debug === "function") {
        sdk.log.debug = () => Promise.resolve();
    }
}
