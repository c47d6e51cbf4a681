import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Sdk } from "./sdk";

/** A place as the SDK sends it. */
export interface Line {
    readonly uri: string;
    readonly line: number;
    readonly column: number;
}

/** The innermost line of the call chain that is neither an installed package's nor the tool's. */
export function ownLine(): Line | undefined {
    const find = (limit: number): NodeJS.CallSite | undefined =>
        callSites(limit).find((candidate) => isOwn(candidate.getFileName()));
    const site = find(USUAL_DEPTH) ?? find(Number.POSITIVE_INFINITY);
    const file = site?.getFileName();
    const line = site?.getLineNumber();
    const column = site?.getColumnNumber();
    return file && line && column ? { uri: addressOf(file), line, column } : undefined;
}

/** SDKs that send one line only look for it at a fixed depth, which is another one where the tool watches constructors. */
export function findOwnLineAnywhere(sdk: Sdk): void {
    const { Resource } = sdk.resource;
    if (!("stackTrace" in Resource)) {
        (Resource as { sourcePosition?: typeof ownLine }).sourcePosition = ownLine;
    }
}

/** Between a program's line and here there are a few calls of the SDK. A whole call chain takes several times as long. */
const USUAL_DEPTH = 8;

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

/** So many calls of the call chain, the caller first. */
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
