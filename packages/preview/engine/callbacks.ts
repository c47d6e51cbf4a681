import { answerRequire } from "../loader/module-load";
import type { CallBack } from "../monitor/requests";
import type { Sdk } from "./sdk";

/** How the SDK's callback server answers a request. */
type Invoke = (call: { readonly request: object }, reply: (error: Failure | null, response?: Response) => void) => void;
interface Failure {
    readonly details: string;
}
interface Response {
    getResponse_asU8(): Uint8Array;
}

const CALLBACKS_FILE = /[/\\]@pulumi[/\\]pulumi[/\\]runtime[/\\]callbacks\.js$/;

/** The SDK's callback servers by the address that they give out. */
const servers = new Map<string, Invoke>();
let count = 0;
let installed = false;

/**
 * Lets transforms run without a connection: the SDK's callback server gets something in place of gRPC that calls its
 * handler directly. It would listen in the program's process and wait until it can reach itself, and older versions would
 * keep the process from ever being idle. To be called before the SDK is loaded.
 */
export function keepCallbacksLocal(): void {
    if (installed) {
        return;
    }
    installed = true;
    const standIns = new Map<string, object>([
        ["@grpc/grpc-js", GRPC],
        ["../proto/callback_grpc_pb", SERVICE],
    ]);
    answerRequire((request, from, load) => (CALLBACKS_FILE.test(from) ? standIns.get(request) : undefined) ?? load());
}

/** Calls functions of the program that runs next in this process. */
export function localCallBack(sdk: Sdk): CallBack {
    servers.clear();
    return ({ target, token }, bytes) => {
        const invoke = servers.get(target) ?? unreachable(target);
        const { CallbackInvokeRequest } = sdk.require(
            "@pulumi/pulumi/proto/callback_pb",
        ) as typeof import("@pulumi/pulumi/proto/callback_pb");
        const request = new CallbackInvokeRequest().setToken(token).setRequest(bytes);
        return new Promise((resolve, reject) => {
            invoke({ request }, (error, response) => {
                if (response === undefined) {
                    reject(new Error(error?.details));
                } else {
                    resolve(response.getResponse_asU8());
                }
            });
        });
    };
}

function unreachable(target: string): never {
    throw new Error(`the program has no callbacks at ${target}`);
}

class LocalServer {
    private invoke: Invoke | undefined;

    addService(_service: unknown, { invoke }: { readonly invoke: Invoke }): void {
        this.invoke = invoke;
    }

    /** The SDK makes an address of the number. */
    bindAsync(_address: string, _credentials: unknown, bound: (error: null, port: number) => void): void {
        if (this.invoke !== undefined) {
            servers.set(addressOf(++count), this.invoke);
        }
        bound(null, count);
    }

    forceShutdown(): void {
        // Nothing is held open.
    }
}

/** With this the server finds out whether it can be reached. */
class LocalClient {
    constructor(private readonly address: string) {}

    invoke(request: object, reply: Parameters<Invoke>[1]): void {
        servers.get(this.address)?.({ request }, reply);
    }
}

class StatusBuilder {
    private details = "";

    withCode(): this {
        return this;
    }

    withDetails(details: string): this {
        this.details = details;
        return this;
    }

    build(): Failure {
        return { details: this.details };
    }
}

function addressOf(port: number): string {
    return `127.0.0.1:${port}`;
}

const INSECURE = { createInsecure: () => undefined };
/** What the SDK's callback server takes from gRPC. */
const GRPC = {
    __esModule: true,
    Server: LocalServer,
    ServerCredentials: INSECURE,
    StatusBuilder,
    credentials: INSECURE,
    status: { UNKNOWN: 2, INVALID_ARGUMENT: 3, UNAVAILABLE: 14 },
};
const SERVICE = { __esModule: true, CallbacksClient: LocalClient, CallbacksService: {} };
