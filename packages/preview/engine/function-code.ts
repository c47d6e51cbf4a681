import { answerRequire } from "../loader/module-load";

const SERIALIZER = /[/\\]closure[/\\](serializeClosure|codePaths)$/;
const SDK_FILE = /[/\\]@pulumi[/\\]pulumi[/\\]/;

let installed = false;
let refused = false;

/**
 * Keeps programs in this process from making code of their functions, as callback functions and dynamic providers do. That
 * code is what a compiler made of the program's text and what the process has loaded, both of which are another here than
 * in an update. To be called before the SDK is loaded.
 */
export function refuseFunctionCode(): void {
    if (installed) {
        return;
    }
    installed = true;
    const serializer = new Proxy({}, { get: (_target, key) => (key === "__esModule" ? true : refuse) });
    answerRequire((request, from, load) => (SERIALIZER.test(request) && SDK_FILE.test(from) ? serializer : load()));
}

/** Whether a program has asked for code of a function since this was last called. */
export function askedForFunctionCode(): boolean {
    const asked = refused;
    refused = false;
    return asked;
}

function refuse(): never {
    refused = true;
    throw new Error("functions become code in Pulumi's own host only");
}
