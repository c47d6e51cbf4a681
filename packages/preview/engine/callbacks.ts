import type { CallBack, CallbackReference } from "../monitor/requests";
import type { Sdk } from "./sdk";

/** Turns the bytes of a request into a message of the protocol. */
type Callback = (request: Uint8Array) => Promise<{ serializeBinary(): Uint8Array }>;

/** The fields that the SDK's CallbackServer works on, minus its gRPC server. */
interface LocalCallbacks {
    _callbacks: Map<string, Callback>;
    _pendingRegistrations: number;
    _awaitQueue: (() => void)[];
    _monitor: unknown;
    _target: Promise<string>;
    _server: { forceShutdown(): void };
}

const TARGET = "in-process";

/**
 * Lets transforms run without a server: the SDK's own callback code, with its functions called directly. The SDK would
 * start a gRPC server in the program's process and wait until it can reach itself.
 */
export function keepCallbacksLocal(sdk: Sdk): void {
    if (typeof sdk.settings.getCallbacks !== "function") {
        return;
    }
    sdk.settings.getCallbacks = () => {
        const store = sdk.store();
        store.callbacks ??= localCallbacks(sdk);
        return store.callbacks;
    };
}

function localCallbacks(sdk: Sdk): object {
    const { CallbackServer } = sdk.require("@pulumi/pulumi/runtime/callbacks") as {
        CallbackServer: { prototype: object };
    };
    const fields: LocalCallbacks = {
        _callbacks: new Map(),
        _pendingRegistrations: 0,
        _awaitQueue: [],
        _monitor: sdk.settings.getMonitor?.(),
        _target: Promise.resolve(TARGET),
        _server: { forceShutdown: () => undefined },
    };
    return Object.assign(Object.create(CallbackServer.prototype) as object, fields);
}

/** Calls a function of the program in this process. */
export function localCallBack(sdk: Sdk): CallBack {
    return async (callback: CallbackReference, request: Uint8Array) => {
        const callbacks = sdk.store().callbacks as LocalCallbacks | undefined;
        const run = callbacks?._callbacks.get(callback.token);
        if (run === undefined) {
            throw new Error(`the program has no callback ${callback.token}`);
        }
        return (await run(request)).serializeBinary();
    };
}
