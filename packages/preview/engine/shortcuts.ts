import path from "node:path";
import { pathToFileURL } from "node:url";
import { makePropertiesLazy } from "./lazy-properties";
import { makeStructsLazy } from "./lazy-structs";
import { makeOutputsLean } from "./outputs/install";
import { serializeAtOnce } from "./serialization";
import type { Sdk } from "./sdk";

/**
 * Replaces internals of the SDK that cost most of a preview's time and give it nothing. Each replacement is made only
 * if the SDK still has the function; without it a preview is slower and its answer the same.
 */
export function installShortcuts(sdk: Sdk): void {
    trackNoPromises(sdk);
    dropDebugMessages(sdk);
    findOwnLineOnly(sdk);
    makeStructsLazy(sdk);
    if (makeOutputsLean(sdk)) {
        makePropertiesLazy(sdk);
        serializeAtOnce(sdk);
    }
}

/**
 * The SDK writes down the call stack of each of the hundred promises of a resource, and keeps the promise, to complain
 * at the end about those that are never settled. A preview finds the resources that wait for them without that.
 */
function trackNoPromises(sdk: Sdk): void {
    if (typeof sdk.debuggable.debuggablePromise === "function") {
        sdk.debuggable.debuggablePromise = (promise) => promise;
    }
}

/** Debug messages would each wait in line to reach an engine that hides them. */
function dropDebugMessages(sdk: Sdk): void {
    if (typeof sdk.log.debug === "function") {
        sdk.log.debug = () => Promise.resolve();
    }
}

/**
 * For each resource the SDK formats, parses and sends the whole call chain. Of that chain a preview shows the innermost
 * line that is not an installed package's, so only that one is looked for.
 */
function findOwnLineOnly(sdk: Sdk): void {
    if (typeof sdk.resource.Resource.stackTrace !== "function") {
        return;
    }
    sdk.resource.Resource.stackTrace = (skip) => {
        // The SDK's own count starts two calls further in.
        const find = (limit: number): NodeJS.CallSite | undefined =>
            callSites(limit)
                .slice(skip - 1)
                .find((candidate) => isOwn(candidate.getFileName()));
        const site = find(USUAL_DEPTH) ?? find(Number.POSITIVE_INFINITY);
        const file = site?.getFileName();
        const line = site?.getLineNumber();
        const column = site?.getColumnNumber();
        return file && line && column ? [{ uri: addressOf(file), line, column }] : [];
    };
}

/** Between a program's line and here there are a few calls of the SDK. A whole call chain takes several times as long. */
const USUAL_DEPTH = 12;

/** This directory, whose own calls are part of every call chain. */
const ENGINE_DIRECTORY = __dirname + path.sep;

/** `pathToFileURL` for the paths that need nothing encoded. */
function addressOf(file: string): string {
    return /^\/[\w./-]*$/.test(file) ? `file://${file}` : pathToFileURL(file).toString();
}

function isOwn(file: string | null | undefined): boolean {
    return (
        typeof file === "string" &&
        !file.startsWith("node:") &&
        !file.includes("node_modules") &&
        !file.startsWith(ENGINE_DIRECTORY)
    );
}

/** So many calls of the call chain, the caller of the caller first. */
function callSites(limit: number): NodeJS.CallSite[] {
    const { stackTraceLimit } = Error;
    const prepare = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
    Error.stackTraceLimit = limit;
    Error.prepareStackTrace = (_error, sites) => sites;
    try {
        const holder: { stack?: unknown } = {};
        Error.captureStackTrace(holder, callSites);
        return (holder.stack as NodeJS.CallSite[]).slice(1);
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
        if (prepare === undefined) {
            Reflect.deleteProperty(Error, "prepareStackTrace");
        } else {
            Object.defineProperty(Error, "prepareStackTrace", prepare);
        }
    }
}
