import { makePropertiesLazy } from "./lazy-properties";
import { makeStructsLazy } from "./lazy-structs";
import { makeOutputsLean } from "./outputs/install";
import { ownLine } from "./own-line";
import { findUrnsAtOnce, serializeAtOnce } from "./serialization";
import type { Sdk } from "./sdk";

/**
 * Replaces internals of the SDK that cost most of a preview's time and give it nothing. Only for an SDK that has exactly
 * these internals: see proven-versions.ts.
 */
export function installShortcuts(sdk: Sdk): void {
    trackNoPromises(sdk);
    dropDebugMessages(sdk);
    findOwnLineOnly(sdk);
    makeStructsLazy(sdk);
    makeOutputsLean(sdk);
    makePropertiesLazy(sdk);
    serializeAtOnce(sdk);
    findUrnsAtOnce(sdk);
}

/**
 * The SDK writes down the call stack of each of the hundred promises of a resource, and keeps the promise, to complain
 * at the end about those that are never settled. A preview finds the resources that wait for them without that.
 */
function trackNoPromises(sdk: Sdk): void {
    sdk.debuggable.debuggablePromise = (promise) => promise;
}

/** Debug messages would each wait in line to reach an engine that hides them. */
function dropDebugMessages(sdk: Sdk): void {
    sdk.log.debug = () => Promise.resolve();
}

/**
 * For each resource the SDK formats, parses and sends the whole call chain. Of that chain a preview shows the innermost
 * line that is not an installed package's, so only that one is looked for.
 */
function findOwnLineOnly(sdk: Sdk): void {
    sdk.resource.Resource.stackTrace = () => {
        const line = ownLine();
        return line === undefined ? [] : [line];
    };
}
